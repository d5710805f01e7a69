/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-field-view.h"

#include "fields/moor-age-view.h"
#include "fields/moor-body-view.h"
#include "fields/moor-check-view.h"
#include "fields/moor-choice-view.h"
#include "fields/moor-choices-view.h"
#include "fields/moor-date-view.h"
#include "fields/moor-emotions-view.h"
#include "fields/moor-fold.h"
#include "fields/moor-items-view.h"
#include "fields/moor-link-view.h"
#include "fields/moor-list-view.h"
#include "fields/moor-percent-view.h"
#include "fields/moor-person-view.h"
#include "fields/moor-read-view.h"
#include "fields/moor-rows-view.h"
#include "fields/moor-scale-view.h"
#include "fields/moor-text-view.h"
#include "fields/moor-timer-view.h"

typedef struct {
  const MoorField        *field;
  const MoorFieldContext *context;
  MoorAnswer             *answer;
  char                   *name;        /* the prompt, where the field has no label */
  GtkWidget              *fold;        /* (nullable) where the field is folded */
  GtkWidget              *content;     /* holds the child and the problem */
  GtkWidget              *problem;
} MoorFieldViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MoorFieldView, moor_field_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_FIELD,
  PROP_CONTEXT,
  N_PROPS
};

enum {
  ANSWERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const MoorFieldContext no_context;

static GtkWidget *
make_label (const char *text,
            const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
update_name (MoorFieldView *self)
{
  MoorFieldViewClass *klass = MOOR_FIELD_VIEW_GET_CLASS (self);
  const char *name = moor_field_view_get_name (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (klass->name != NULL)
    klass->name (self, name);
}

static void
moor_field_view_real_begin (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  gtk_widget_child_focus (priv->content, GTK_DIR_TAB_FORWARD);
}

static void
moor_field_view_constructed (GObject *object)
{
  MoorFieldView *self = MOOR_FIELD_VIEW (object);
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);
  MoorFieldViewClass *klass = MOOR_FIELD_VIEW_GET_CLASS (self);

  G_OBJECT_CLASS (moor_field_view_parent_class)->constructed (object);

  g_assert (priv->field != NULL);

  priv->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  priv->problem = g_object_new (GTK_TYPE_LABEL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "xalign", 0.0f,
                                "visible", FALSE,
                                NULL);
  gtk_widget_add_css_class (priv->problem, "moor-problem");
  gtk_box_append (GTK_BOX (priv->content), priv->problem);

  if (priv->field->folded && priv->field->label != NULL)
    {
      priv->fold = moor_fold_new (priv->field->label);
      moor_fold_set_bold (MOOR_FOLD (priv->fold), TRUE);
      moor_fold_set_child (MOOR_FOLD (priv->fold), priv->content);
      gtk_widget_set_parent (priv->fold, GTK_WIDGET (self));
    }
  else
    {
      if (priv->field->label != NULL && !klass->draws_label)
        gtk_widget_set_parent (make_label (priv->field->label, "moor-field-label"),
                               GTK_WIDGET (self));
      gtk_widget_set_parent (priv->content, GTK_WIDGET (self));
    }
}

static void
moor_field_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_field_view_parent_class)->dispose (object);
}

static void
moor_field_view_finalize (GObject *object)
{
  MoorFieldView *self = MOOR_FIELD_VIEW (object);
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_clear_pointer (&priv->answer, moor_answer_unref);
  g_free (priv->name);

  G_OBJECT_CLASS (moor_field_view_parent_class)->finalize (object);
}

static void
moor_field_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  MoorFieldView *self = MOOR_FIELD_VIEW (object);
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;

    case PROP_CONTEXT:
      priv->context = g_value_get_pointer (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
moor_field_view_class_init (MoorFieldViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = moor_field_view_constructed;
  object_class->dispose = moor_field_view_dispose;
  object_class->finalize = moor_field_view_finalize;
  object_class->set_property = moor_field_view_set_property;

  klass->begin = moor_field_view_real_begin;

  properties[PROP_FIELD] =
    g_param_spec_pointer ("field", NULL, NULL,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTEXT] =
    g_param_spec_pointer ("context", NULL, NULL,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 1, MOOR_TYPE_ANSWER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-field");
}

static void
moor_field_view_init (MoorFieldView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

static GType
type_for_kind (MoorFieldKind kind)
{
  switch (kind)
    {
    case MOOR_FIELD_TEXT:
      return MOOR_TYPE_TEXT_VIEW;
    case MOOR_FIELD_LIST:
      return MOOR_TYPE_LIST_VIEW;
    case MOOR_FIELD_CHOICE:
      return MOOR_TYPE_CHOICE_VIEW;
    case MOOR_FIELD_CHOICES:
      return MOOR_TYPE_CHOICES_VIEW;
    case MOOR_FIELD_SCALE:
      return MOOR_TYPE_SCALE_VIEW;
    case MOOR_FIELD_PERCENT:
      return MOOR_TYPE_PERCENT_VIEW;
    case MOOR_FIELD_DATE:
      return MOOR_TYPE_DATE_VIEW;
    case MOOR_FIELD_AGE:
      return MOOR_TYPE_AGE_VIEW;
    case MOOR_FIELD_CHECK:
      return MOOR_TYPE_CHECK_VIEW;
    case MOOR_FIELD_PERSON:
      return MOOR_TYPE_PERSON_VIEW;
    case MOOR_FIELD_EMOTIONS:
      return MOOR_TYPE_EMOTIONS_VIEW;
    case MOOR_FIELD_BODY:
      return MOOR_TYPE_BODY_VIEW;
    case MOOR_FIELD_ROWS:
      return MOOR_TYPE_ROWS_VIEW;
    case MOOR_FIELD_ITEMS:
      return MOOR_TYPE_ITEMS_VIEW;
    case MOOR_FIELD_READ:
      return MOOR_TYPE_READ_VIEW;
    case MOOR_FIELD_TIMER:
      return MOOR_TYPE_TIMER_VIEW;
    case MOOR_FIELD_LINK:
      return MOOR_TYPE_LINK_VIEW;
    case MOOR_N_FIELD_KINDS:
    default:
      return G_TYPE_INVALID;
    }
}

GtkWidget *
moor_field_view_new (const MoorField        *field,
                     const MoorFieldContext *context)
{
  GtkWidget *self;
  GType type;

  g_return_val_if_fail (field != NULL, NULL);

  type = type_for_kind (field->kind);
  if (type == G_TYPE_INVALID)
    return NULL;

  self = g_object_new (type,
                       "field", field,
                       "context", context != NULL ? context : &no_context,
                       NULL);
  update_name (MOOR_FIELD_VIEW (self));
  return self;
}

const MoorFieldKind *
moor_field_view_kinds (guint *n_kinds)
{
  static MoorFieldKind kinds[MOOR_N_FIELD_KINDS];
  static guint n;

  g_return_val_if_fail (n_kinds != NULL, NULL);

  if (n == 0)
    {
      for (int kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
        if (type_for_kind ((MoorFieldKind) kind) != G_TYPE_INVALID)
          kinds[n++] = (MoorFieldKind) kind;
    }

  *n_kinds = n;
  return kinds;
}

const MoorField *
moor_field_view_get_field (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_val_if_fail (MOOR_IS_FIELD_VIEW (self), NULL);

  return priv->field;
}

void
moor_field_view_set_name (MoorFieldView *self,
                          const char    *name)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));

  if (g_strcmp0 (priv->name, name) == 0)
    return;

  g_free (priv->name);
  priv->name = g_strdup (name);
  update_name (self);
}

const char *
moor_field_view_get_name (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_val_if_fail (MOOR_IS_FIELD_VIEW (self), "");

  if (priv->field->label != NULL)
    return priv->field->label;

  return priv->name != NULL ? priv->name : "";
}

void
moor_field_view_set_answer (MoorFieldView *self,
                            MoorAnswer    *answer)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));

  if (answer != NULL)
    moor_answer_ref (answer);
  g_clear_pointer (&priv->answer, moor_answer_unref);
  priv->answer = answer;

  MOOR_FIELD_VIEW_GET_CLASS (self)->set_answer (self, answer);

  if (answer != NULL && priv->fold != NULL)
    moor_fold_set_open (MOOR_FOLD (priv->fold), TRUE);
}

MoorAnswer *
moor_field_view_get_answer (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_val_if_fail (MOOR_IS_FIELD_VIEW (self), NULL);

  return priv->answer;
}

void
moor_field_view_set_options (MoorFieldView *self,
                             GPtrArray     *options)
{
  MoorFieldViewClass *klass;

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));
  g_return_if_fail (options != NULL);

  klass = MOOR_FIELD_VIEW_GET_CLASS (self);
  if (klass->set_options != NULL)
    klass->set_options (self, options);
}

void
moor_field_view_begin (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));

  /* What is behind a closed fold takes no focus, and it would be on nothing. */
  if (priv->fold != NULL && !moor_fold_is_open (MOOR_FOLD (priv->fold)))
    moor_fold_focus (MOOR_FOLD (priv->fold));
  else
    MOOR_FIELD_VIEW_GET_CLASS (self)->begin (self);
}

void
moor_field_view_set_problem (MoorFieldView *self,
                             const char    *sentence)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));

  gtk_label_set_label (GTK_LABEL (priv->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (priv->problem, sentence != NULL);

  if (sentence != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
moor_field_view_set_child (MoorFieldView *self,
                           GtkWidget     *child)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_box_prepend (GTK_BOX (priv->content), child);
}

const MoorFieldContext *
moor_field_view_get_context (MoorFieldView *self)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);

  g_return_val_if_fail (MOOR_IS_FIELD_VIEW (self), NULL);

  return priv->context;
}

void
moor_field_view_tell (MoorFieldView *self,
                      MoorAnswer    *answer)
{
  MoorFieldViewPrivate *priv = moor_field_view_get_instance_private (self);
  g_autoptr (MoorAnswer) told = answer;

  g_return_if_fail (MOOR_IS_FIELD_VIEW (self));

  if (moor_answer_equal (priv->answer, told))
    return;

  g_clear_pointer (&priv->answer, moor_answer_unref);
  priv->answer = told != NULL ? moor_answer_ref (told) : NULL;

  g_signal_emit (self, signals[ANSWERED], 0, told);
}
