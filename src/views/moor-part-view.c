/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-part-view.h"

#include <glib/gi18n-lib.h>

#include "content/moor-practices.h"
#include "fields/moor-field-view.h"
#include "fields/moor-fold.h"
#include "fields/moor-in-sight.h"
#include "fields/moor-term-label.h"
#include "fields/moor-timer-view.h"
#include "views/moor-again-note.h"
#include "views/moor-labels.h"
#include "views/moor-part-result.h"
#include "views/moor-written.h"

/* px: so much of it in sight can be read as something that is there. */
#define LINE 36

struct _MoorPartView {
  GtkWidget         parent_instance;

  MoorRun          *run;
  MoorPeople       *people;
  MoorLinks        *links;
  MoorLibrary      *library;
  MoorPart         *part;
  MoorFieldContext  context;
  gboolean          answering;

  GtkWidget        *opening;   /* again, cautions, "You were here" */
  GtkWidget        *rest;      /* (nullable) in it, which keeps it */
  GtkWidget        *blocks;
  GHashTable       *widgets;   /* MoorBlock → its widget in the box */
  GtkWidget        *after_yes;  /* a part that is not kept: three ways from here */
  GtkWidget        *brought;    /* (nullable) the last thing an answer has brought */
  GtkWidget        *before;
};

G_DEFINE_FINAL_TYPE (MoorPartView, moor_part_view, GTK_TYPE_WIDGET)

enum {
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GQuark
refused_quark (void)
{
  return g_quark_from_static_string ("moor-refused");
}

/* What a field asks for -------------------------------------------------- */

static MoorNameBook *
names_of (MoorPartView *self)
{
  return moor_links_get_names (self->links);
}

static GPtrArray *
options_of (const MoorField *field,
            gpointer         data)
{
  MoorPartView *self = data;
  GPtrArray *options = moor_run_get_options (self->run, field);

  moor_written_name_options (self->run, field, options, self->people, names_of (self));
  return options;
}

static char *
add_person (const char *name,
            gpointer    data)
{
  MoorPartView *self = data;

  return moor_people_add (self->people, name);
}

static const char *
gone_person (const char *id,
             gpointer    data)
{
  MoorPartView *self = data;

  return moor_people_find_name (self->people, id);
}

static MoorAnswer *
answer_of (const char *field,
           gpointer    data)
{
  MoorPartView *self = data;

  return moor_run_get_answer (self->run, field);
}

static gboolean
has_options (const MoorField *field)
{
  return (field->kind == MOOR_FIELD_TIMER && field->from != NULL) ||
         field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES ||
         field->kind == MOOR_FIELD_EMOTIONS || field->kind == MOOR_FIELD_BODY;
}

/* Blocks ------------------------------------------------------------------ */

static void update (MoorPartView *self);

static void
on_answered (MoorFieldView *view,
             MoorAnswer    *answer,
             MoorPartView  *self)
{
  const MoorField *field = moor_field_view_get_field (view);
  g_autoptr (GError) error = NULL;

  self->answering = TRUE;
  if (!moor_run_answer (self->run, field->id, answer, &error))
    {
      moor_field_view_set_problem (view, error->message);
      g_object_set_qdata (G_OBJECT (view), refused_quark (), GINT_TO_POINTER (1));
    }
  else if (g_object_get_qdata (G_OBJECT (view), refused_quark ()) != NULL)
    {
      moor_field_view_set_problem (view, NULL);
      g_object_set_qdata (G_OBJECT (view), refused_quark (), NULL);
    }
  self->answering = FALSE;

  self->brought = NULL;
  update (self);
  if (self->brought != NULL)
    moor_in_sight_bring (GTK_WIDGET (view), self->brought, NULL);
}

/* A question on the way of a timer is answered like any other. */
static void
on_asked (MoorTimerView *timer,
          MoorFieldView *view,
          MoorAnswer    *answer,
          MoorPartView  *self)
{
  on_answered (view, answer, self);
}

static void
on_go (GtkButton    *button,
       MoorPartView *self)
{
  g_signal_emit (self, signals[GO], 0, g_object_get_data (G_OBJECT (button), "moor-exercise"));
}

/* A button for where a text or a file points: NULL for what is not there. */
static GtkWidget *
make_action (MoorPartView *self,
             MoorAction    action,
             const char   *target)
{
  const MoorPractice *practice;
  MoorExercise *exercise;
  GtkWidget *button;

  switch (action)
    {
    case MOOR_ACTION_HELP_NOW:
      button = gtk_button_new_with_label (_("Help now"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.help-now");
      gtk_widget_add_css_class (button, "help-now");
      break;

    case MOOR_ACTION_EXERCISE:
      exercise = NULL;
      if (self->library != NULL && target != NULL)
        exercise = moor_library_find (self->library, target);
      if (exercise == NULL || !moor_library_is_offered (self->library, exercise))
        return NULL;
      button = gtk_button_new_with_label (moor_exercise_get_title (exercise));
      g_object_set_data_full (G_OBJECT (button), "moor-exercise", g_strdup (target), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_go), self, 0);
      gtk_widget_add_css_class (button, "pill");
      break;

    case MOOR_ACTION_STEADY:
      practice = moor_practices_find (target);
      button = gtk_button_new_with_label (_("Steady"));
      if (practice != NULL)
        {
          /* Translators: a button that opens the panel Steady on one practice */
          g_autofree char *label = g_strdup_printf (_("Steady: %s"), practice->title);

          gtk_button_set_label (GTK_BUTTON (button), label);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", practice->id);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.steady-on");
        }
      else
        {
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.steady");
        }
      gtk_widget_add_css_class (button, "moor-steady-button");
      break;

    case MOOR_ACTION_NONE:
    default:
      return NULL;
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_button_get_label (GTK_BUTTON (button)),
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
make_note (MoorPartView    *self,
           const MoorWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  /* Where nothing is kept, the ways from here stand below all notes. */
  GtkWidget *button = self->part->keep ? make_action (self, words->action, words->target) : NULL;

  gtk_widget_add_css_class (box, "moor-note");
  gtk_box_append (GTK_BOX (box), moor_term_label_new (words->markup, NULL));
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_words (MoorPartView    *self,
            const MoorWords *words)
{
  GtkWidget *label;

  switch (words->kind)
    {
    case MOOR_WORDS_PROMPT:
      label = g_object_new (GTK_TYPE_LABEL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                            "label", words->markup,
                            "use-markup", TRUE,
                            "wrap", TRUE,
                            "wrap-mode", PANGO_WRAP_WORD_CHAR,
                            "xalign", 0.0f,
                            NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);
      gtk_widget_add_css_class (label, "moor-prompt");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words->text,
                                      -1);
      return label;

    case MOOR_WORDS_HINT:
      return moor_term_label_new (words->markup, "moor-hint");

    case MOOR_WORDS_EXAMPLE:
      return moor_term_label_new (words->markup, "moor-example");

    case MOOR_WORDS_NOTE:
    case MOOR_WORDS_CLOSING:
    case MOOR_WORDS_CAUTION:
    case MOOR_WORDS_AGAIN:
    default:
      return make_note (self, words);
    }
}

static GtkWidget *
make_recall (MoorPartView    *self,
             const MoorBlock *block)
{
  MoorField *field = moor_exercise_find_field (moor_run_get_exercise (self->run), block->recall);
  g_autofree char *text = field != NULL ? moor_written_text (self->run, field, self->people, names_of (self))
                                        : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (block->recall_label != NULL)
    gtk_box_append (GTK_BOX (box), moor_written_label (block->recall_label, "moor-small"));
  gtk_box_append (GTK_BOX (box), moor_written_label (text, "moor-own-words"));
  gtk_widget_add_css_class (box, "moor-recall");
  gtk_widget_set_visible (box, text != NULL && text[0] != '\0');
  return box;
}

static GtkWidget *
make_field (MoorPartView    *self,
            const MoorField *field)
{
  GtkWidget *view = moor_field_view_new (field, &self->context);

  if (view == NULL)
    return NULL;

  if (has_options (field))
    {
      g_autoptr (GPtrArray) options = options_of (field, self);

      moor_field_view_set_options (MOOR_FIELD_VIEW (view), options);
    }
  moor_field_view_set_answer (MOOR_FIELD_VIEW (view), moor_run_get_answer (self->run, field->id));
  g_signal_connect_object (view, "answered", G_CALLBACK (on_answered), self, 0);
  if (MOOR_IS_TIMER_VIEW (view))
    g_signal_connect_object (view, "asked", G_CALLBACK (on_asked), self, 0);
  return view;
}

static GtkWidget *
make_block (MoorPartView    *self,
            const MoorBlock *block)
{
  switch (block->kind)
    {
    case MOOR_BLOCK_WORDS:
      return make_words (self, block->words);
    case MOOR_BLOCK_FIELD:
      return make_field (self, block->field);
    case MOOR_BLOCK_RECALL:
      return make_recall (self, block);
    case MOOR_BLOCK_GO:
      return make_action (self, block->action, block->target);
    case MOOR_BLOCK_RESULT:
      return moor_part_result_new (self->run, self->people, block->recall);
    default:
      g_assert_not_reached ();
    }
}

/* The options of a choice may depend on another answer of this part. */
static void
renew_options (MoorFieldView *view,
               MoorPartView  *self)
{
  const MoorField *field = moor_field_view_get_field (view);
  g_autoptr (GPtrArray) options = NULL;

  if (!has_options (field))
    return;

  options = options_of (field, self);
  moor_field_view_set_options (view, options);
}

/* After a yes: people who know about this, on for oneself alone, or back. Next
 * stays where it is, so that nobody sees from afar what was answered. */
static void
show_after_yes (MoorPartView *self,
                GPtrArray    *blocks)
{
  gboolean said = FALSE;
  GtkWidget *button;

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = blocks->pdata[i];

      said = said || (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_NOTE &&
                      block->words->action == MOOR_ACTION_HELP_NOW);
    }

  if (self->part->keep || !said)
    {
      g_clear_pointer (&self->after_yes, gtk_widget_unparent);
      return;
    }
  if (self->after_yes != NULL)
    return;

  self->after_yes = moor_label_new_wrapped_box (9);
  button = moor_label_new_button (_("Help now"), NULL, "app.help-now", NULL);
  gtk_widget_add_css_class (button, "help-now");
  gtk_box_append (GTK_BOX (self->after_yes), button);
  button = moor_label_new_button (_("Only for myself"), NULL, "player.next", NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (self->after_yes), button);
  button = moor_label_new_button (_("Back"), NULL, "player.turn-back", NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (self->after_yes), button);
  gtk_widget_insert_after (self->after_yes, GTK_WIDGET (self), self->blocks);
  self->brought = self->after_yes;
}

static const char *
prompt_in (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_PROMPT)
        return block->words->text;
    }

  return NULL;
}

static void
remove_others (MoorPartView *self,
               GPtrArray    *blocks)
{
  GHashTableIter iter;
  gpointer block, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &block, &widget))
    if (!g_ptr_array_find (blocks, block, NULL))
      {
        gtk_box_remove (GTK_BOX (self->blocks), widget);
        g_hash_table_iter_remove (&iter);
      }
}

static void
update (MoorPartView *self)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GtkWidget *previous = NULL;

  if (self->answering || moor_run_get_part (self->run) != self->part)
    return;

  blocks = moor_run_get_blocks (self->run);
  remove_others (self, blocks);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = blocks->pdata[i];
      GtkWidget *widget = g_hash_table_lookup (self->widgets, block);

      if (widget == NULL)
        {
          widget = make_block (self, block);
          if (widget == NULL)
            continue;
          gtk_box_insert_child_after (GTK_BOX (self->blocks), widget, previous);
          g_hash_table_insert (self->widgets, block, widget);
          self->brought = widget;
        }
      else
        {
          gtk_box_reorder_child_after (GTK_BOX (self->blocks), widget, previous);
          if (MOOR_IS_FIELD_VIEW (widget))
            renew_options (MOOR_FIELD_VIEW (widget), self);
        }

      if (MOOR_IS_FIELD_VIEW (widget))
        moor_field_view_set_name (MOOR_FIELD_VIEW (widget), prompt_in (blocks));
      previous = widget;
    }
  show_after_yes (self, blocks);
}

/* Opening ----------------------------------------------------------------- */

static void
add_opening (MoorPartView *self)
{
  gboolean is_first = moor_run_get_position (self->run) == 1;
  g_autofree char *again = moor_run_get_again (self->run);
  g_autoptr (GPtrArray) cautions = is_first ? moor_run_get_cautions (self->run) : g_ptr_array_new ();

  if (again != NULL)
    {
      GtkWidget *note = moor_again_note_new (again, moor_run_offers_rest (self->run) ? self->blocks : NULL);

      gtk_box_append (GTK_BOX (self->opening), note);
      self->rest = note;
    }

  for (guint i = 0; i < cautions->len; i++)
    {
      GtkWidget *box = make_note (self, cautions->pdata[i]);

      gtk_widget_add_css_class (box, "moor-caution");
      gtk_box_append (GTK_BOX (self->opening), box);
    }

  gtk_widget_set_visible (self->opening, again != NULL || cautions->len > 0);
}

/* The run may end here. */
static void
add_end (MoorPartView *self)
{
  GtkWidget *button;

  if (!moor_run_can_end (self->run))
    return;

  /* Translators: a button: what is left of this exercise is left out */
  button = gtk_button_new_with_label (_("Finish here"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "player.end");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Finish here"),
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_before (MoorPartView *self)
{
  GtkWidget *written = moor_written_new (self->run, self->people, names_of (self), self->part);

  if (written == NULL)
    return;

  self->before = moor_fold_new (_("What you wrote before"));
  moor_fold_set_child (MOOR_FOLD (self->before), written);
  gtk_widget_set_parent (self->before, GTK_WIDGET (self));
}

/* Names arrive a moment after the part does. */
static void
on_names_changed (MoorPartView *self)
{
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      const MoorBlock *block = key;

      if (MOOR_IS_FIELD_VIEW (widget))
        {
          renew_options (widget, self);
        }
      else if (block->kind == MOOR_BLOCK_RECALL)
        {
          GtkWidget *renewed = make_recall (self, block);

          gtk_box_insert_child_after (GTK_BOX (self->blocks), renewed, widget);
          gtk_box_remove (GTK_BOX (self->blocks), widget);
          g_hash_table_iter_replace (&iter, renewed);
        }
    }
}

static void
moor_part_view_dispose (GObject *object)
{
  MoorPartView *self = MOOR_PART_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->widgets, g_hash_table_unref);

  G_OBJECT_CLASS (moor_part_view_parent_class)->dispose (object);
}

static void
moor_part_view_finalize (GObject *object)
{
  MoorPartView *self = MOOR_PART_VIEW (object);

  g_clear_object (&self->run);
  g_clear_object (&self->people);
  g_clear_object (&self->links);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (moor_part_view_parent_class)->finalize (object);
}

static void
moor_part_view_class_init (MoorPartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_part_view_dispose;
  object_class->finalize = moor_part_view_finalize;

  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-part");
}

static void
moor_part_view_init (MoorPartView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);

  self->widgets = g_hash_table_new (NULL, NULL);
  self->opening = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_visible (self->opening, FALSE);
  gtk_widget_set_parent (self->opening, GTK_WIDGET (self));
  self->blocks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->blocks, GTK_WIDGET (self));
}

GtkWidget *
moor_part_view_new (MoorRun     *run,
                    MoorPeople  *people,
                    MoorLinks   *links,
                    MoorLibrary *library)
{
  MoorPartView *self;

  g_return_val_if_fail (MOOR_IS_RUN (run), NULL);
  g_return_val_if_fail (MOOR_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (MOOR_IS_LINKS (links), NULL);
  g_return_val_if_fail (moor_run_get_part (run) != NULL, NULL);

  self = g_object_new (MOOR_TYPE_PART_VIEW, NULL);
  self->run = g_object_ref (run);
  self->people = g_object_ref (people);
  self->links = g_object_ref (links);
  self->library = library != NULL ? g_object_ref (library) : NULL;
  self->part = moor_run_get_part (run);
  self->context = (MoorFieldContext) {
    .people = moor_people_get_model (people),
    .add_person = add_person,
    .gone_person = gone_person,
    .options = options_of,
    .answer = answer_of,
    .data = self,
    .find_links = moor_links_find,
    .links = links,
    .link_title = moor_name_book_look_up,
    .titles = names_of (self),
  };

  g_signal_connect_object (run, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (people, "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (names_of (self), "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);

  add_opening (self);
  update (self);
  add_end (self);
  add_before (self);
  return GTK_WIDGET (self);
}

MoorPart *
moor_part_view_get_part (MoorPartView *self)
{
  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), NULL);

  return self->part;
}

static MoorFieldView *
next_field (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    if (MOOR_IS_FIELD_VIEW (widget) &&
        moor_field_view_get_field (MOOR_FIELD_VIEW (widget))->kind != MOOR_FIELD_READ)
      return MOOR_FIELD_VIEW (widget);

  return NULL;
}

gboolean
moor_part_view_has_fields (MoorPartView *self)
{
  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), FALSE);

  return next_field (gtk_widget_get_first_child (self->blocks)) != NULL;
}

gboolean
moor_part_view_begin (MoorPartView *self)
{
  MoorFieldView *view;

  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), FALSE);

  /* A rest that is offered comes first: Tab would not come to it. */
  if (self->rest != NULL && moor_again_note_begin (self->rest))
    return TRUE;

  view = next_field (gtk_widget_get_first_child (self->blocks));
  if (view == NULL)
    return FALSE;

  moor_field_view_begin (view);
  return TRUE;
}

gboolean
moor_part_view_show_ways (MoorPartView *self)
{
  GtkWidget *scroller;
  graphene_rect_t bounds;

  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), FALSE);

  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (self->after_yes == NULL || scroller == NULL ||
      !gtk_widget_compute_bounds (self->after_yes, scroller, &bounds) ||
      bounds.origin.y + LINE <= gtk_widget_get_height (scroller))
    return FALSE;

  moor_in_sight_bring (self->after_yes, self->after_yes,
                       gtk_widget_get_first_child (self->after_yes));
  return TRUE;
}

void
moor_part_view_show_required (MoorPartView *self,
                              const char   *sentence)
{
  MoorFieldView *view;

  g_return_if_fail (MOOR_IS_PART_VIEW (self));

  for (view = next_field (gtk_widget_get_first_child (self->blocks));
       view != NULL;
       view = next_field (gtk_widget_get_next_sibling (GTK_WIDGET (view))))
    {
      const MoorField *field = moor_field_view_get_field (view);

      if (field->required == NULL || moor_run_get_answer (self->run, field->id) != NULL)
        continue;

      moor_field_view_set_problem (view, sentence);
      g_object_set_qdata (G_OBJECT (view), refused_quark (), GINT_TO_POINTER (1));
      moor_field_view_begin (view);
      return;
    }
}

void
moor_part_view_renew_answers (MoorPartView *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_return_if_fail (MOOR_IS_PART_VIEW (self));

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    if (MOOR_IS_FIELD_VIEW (widget))
      moor_field_view_set_answer (widget, moor_run_get_answer (self->run,
                                    moor_field_view_get_field (widget)->id));
}

void
moor_part_view_show_return (MoorPartView *self,
                            const char   *last_answer)
{
  GtkWidget *box;

  g_return_if_fail (MOOR_IS_PART_VIEW (self));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "moor-note");
  gtk_box_append (GTK_BOX (box),
                  moor_written_label (last_answer != NULL
                                        ? _("You were here. This is what you wrote last.")
                                        : _("You were here."),
                                      NULL));
  if (last_answer != NULL)
    gtk_box_append (GTK_BOX (box), moor_written_label (last_answer, "moor-own-words"));
  gtk_box_prepend (GTK_BOX (self->opening), box);
  gtk_widget_set_visible (self->opening, TRUE);
}

void
moor_part_view_set_before (MoorPartView *self,
                           gboolean      open)
{
  g_return_if_fail (MOOR_IS_PART_VIEW (self));

  if (self->before != NULL)
    moor_fold_set_open (MOOR_FOLD (self->before), open);
}

gboolean
moor_part_view_get_before (MoorPartView *self)
{
  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), FALSE);

  return self->before != NULL && moor_fold_is_open (MOOR_FOLD (self->before));
}

gboolean
moor_part_view_has_before (MoorPartView *self)
{
  g_return_val_if_fail (MOOR_IS_PART_VIEW (self), FALSE);

  return self->before != NULL;
}
