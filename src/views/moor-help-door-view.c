/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-door-view.h"

#include <glib/gi18n-lib.h>

#include "views/moor-help-card.h"
#include "views/moor-help-ways.h"
#include "views/moor-help-words.h"
#include "views/moor-labels.h"

#define ROW_ID "moor-row-id"

struct _MoorHelpDoorView {
  GtkWidget        parent_instance;

  MoorHelpBook    *book;
  char            *country;
  MoorHelpDoor     door;
  MoorHelpJournal  journal;
  gboolean         ticking;      /* a tick changes the book: nothing is drawn anew */

  GtkWidget       *box;
  GtkLabel        *title;
  GtkWidget       *watched;      /* calls can be seen */
  GtkWidget       *lines;
  GtkWidget       *add;
  GtkWidget       *left_out;
  GtkWidget       *people;
  GtkWidget       *plan;
  GtkWidget       *yearly;
};

G_DEFINE_FINAL_TYPE (MoorHelpDoorView, moor_help_door_view, GTK_TYPE_WIDGET)

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static void
append_row (GtkWidget  *box,
            GtkWidget  *child,
            const char *id)
{
  g_object_set_data_full (G_OBJECT (child), ROW_ID, g_strdup (id), g_free);
  append (box, child);
}

/* The country's numbers --------------------------------------------------- */

static void
show_lines (MoorHelpDoorView *self,
            guint             ways)
{
  g_autoptr (GPtrArray) rows = moor_help_book_get_rows (self->book, self->country, self->door, FALSE);

  moor_label_remove_children (self->lines);
  for (guint i = 0; i < rows->len; i++)
    {
      const MoorHelpRow *row = g_ptr_array_index (rows, i);

      append_row (self->lines, moor_help_card_new (row, ways), row->id);
    }
  if (rows->len > 0)
    return;

  if (moor_help_book_get_lines (self->book) == NULL)
    append (self->lines,
            moor_label_new (_("The numbers that come with Mooring cannot be read. The emergency number helps "
                              "here, too."), "moor-reading"));
  else if (*self->country == '\0')
    append (self->lines,
            moor_label_new (_("No numbers of this country are known here. If you know one, it can stand "
                              "here."), "moor-reading"));
  else
    append (self->lines,
            moor_label_new (_("For this, no other number of this country is known here for "
                              "certain."), "moor-reading"));
}

static void
show_left_out (MoorHelpDoorView *self)
{
  g_autoptr (GPtrArray) rows = moor_help_book_get_rows (self->book, self->country, self->door, TRUE);

  moor_label_remove_children (self->left_out);
  gtk_widget_set_visible (self->left_out, rows->len > 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const MoorHelpRow *row = g_ptr_array_index (rows, i);
      GtkWidget *line = moor_label_new_wrapped_box (6);
      /* Translators: of a number that the person does not want to see: whose it
       * is, then the number */
      g_autofree char *words = g_strdup_printf (_("You left this one out: %s, %s"), row->service, row->number);
      GtkWidget *back = moor_label_new_button (_("Bring it back"), row->number, "help.leave-out",
                                               g_variant_new ("(sb)", row->id, FALSE));

      gtk_widget_add_css_class (back, "flat");
      gtk_widget_add_css_class (back, "moor-link");
      append (line, moor_label_new (words, "moor-small"));
      append (line, back);
      append_row (self->left_out, line, row->id);
    }
}

/* The person's people ----------------------------------------------------- */

static void
ticked (GtkCheckButton   *tick,
        MoorHelpDoorView *self)
{
  const MoorHelpPerson *person = g_object_get_data (G_OBJECT (tick), "moor-person");
  gboolean show = gtk_check_button_get_active (tick);
  g_autoptr (GError) error = NULL;

  if (show == moor_help_book_is_shown (self->book, person))
    return;

  self->ticking = TRUE;
  if (!moor_help_book_show (self->book, person, show, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "help.say", "s", error->message);
      gtk_check_button_set_active (tick, !show);
    }
  self->ticking = FALSE;
}

static GtkWidget *
new_tick (MoorHelpDoorView     *self,
          const MoorHelpPerson *person)
{
  GtkWidget *tick = gtk_check_button_new ();
  /* Translators: the name of a tick for the screen reader; %s is a person */
  g_autofree char *name = g_strdup_printf (_("Show %s while the journal is closed"), person->name);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick),
                              moor_label_new (_("Show while the journal is closed"), NULL));
  gtk_widget_set_hexpand (gtk_check_button_get_child (GTK_CHECK_BUTTON (tick)), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), moor_help_book_is_shown (self->book, person));
  g_object_set_data_full (G_OBJECT (tick), "moor-person",
                          moor_help_person_new (person->person, person->name, person->number),
                          (GDestroyNotify) moor_help_person_free);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked), self, 0);

  return tick;
}

static void
add_people (MoorHelpDoorView *self,
            GPtrArray        *people,
            guint             ways)
{
  gboolean any_number = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const MoorHelpPerson *person = g_ptr_array_index (people, i);
      GtkWidget *card = moor_help_card_new_person (person, ways);

      if (self->journal.open && person->number != NULL)
        {
          append (card, new_tick (self, person));
          any_number = TRUE;
        }
      append (self->people, card);
    }

  if (any_number)
    append (self->people,
            moor_label_new (_("With the tick, a name and number are kept outside the journal, so that they "
                              "are here while it is closed. Anyone who uses this account can read "
                              "them there."), "moor-small"));
}

/* What is kept outside shows at once, and also while the journal is closed. */
static void
show_people (MoorHelpDoorView *self,
             guint             ways)
{
  GPtrArray *shown = moor_help_book_get_shown (self->book);
  GPtrArray *people = self->journal.own != NULL ? self->journal.own->people : shown;
  gboolean offer = people->len == 0 && self->journal.own != NULL && self->journal.may_begin_people;

  moor_label_remove_children (self->people);
  gtk_widget_set_visible (self->people, people->len > 0 || offer || !self->journal.open);
  if (people->len > 0 || offer)
    append (self->people, moor_label_new_heading (_("Your people"), "title-4", 2));
  add_people (self, people, ways);
  if (offer)
    {
      append (self->people, moor_label_new (_("People you could reach can stand here, with their numbers."),
                                            NULL));
      append (self->people, moor_label_new_button (_("Write them down"), NULL, "help.begin",
                                                   g_variant_new_string (MOOR_EXERCISE_PEOPLE)));
      gtk_widget_set_halign (gtk_widget_get_last_child (self->people), GTK_ALIGN_START);
    }
  if (!self->journal.open)
    append (self->people,
            moor_label_new (_("The journal is not open. The people and the plan that are in it cannot be "
                              "shown now."), "moor-small"));
}

/* The plan ---------------------------------------------------------------- */

static void
show_plan (MoorHelpDoorView *self)
{
  const MoorHelpOwn *own = self->journal.own;
  gboolean has_plan = own != NULL && own->plan != NULL;
  /* Offered where a plan is about; never as something to be done first. */
  gboolean offer = own != NULL && own->plan == NULL && self->journal.may_begin_plan
                   && (self->door == MOOR_HELP_DOOR_MYSELF || self->door == MOOR_HELP_DOOR_ELSE);
  GtkWidget *buttons;

  moor_label_remove_children (self->plan);
  gtk_widget_set_visible (self->plan, has_plan || offer);
  if (!has_plan && !offer)
    return;

  append (self->plan, moor_label_new_heading (_("Your safety plan"), "title-4", 2));
  if (offer)
    append (self->plan,
            moor_label_new (_("What helps, whom to reach, what to put away: written down for an hour "
                              "like this. If it is now, call first and write later."), NULL));
  buttons = moor_label_new_wrapped_box (8);
  append (self->plan, buttons);
  if (has_plan)
    append (buttons, moor_label_new_button (_("Show my plan"), NULL, "help.show-plan", NULL));
  else
    append (buttons, moor_label_new_button (_("Make a plan"), NULL, "help.begin",
                                            g_variant_new_string (MOOR_EXERCISE_PLAN)));
}

/* Once a year ------------------------------------------------------------- */

static GtkWidget *
new_question (const char *question,
              const char *about,
              const char *yes,
              const char *look,
              const char *not_now,
              const char *id)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = moor_label_new_wrapped_box (8);

  gtk_widget_add_css_class (card, "moor-note");
  append (card, moor_label_new (question, "heading"));
  if (about != NULL)
    append (card, moor_label_new (about, NULL));
  append (buttons, moor_label_new_button (_("Yes"), about, yes, id != NULL ? g_variant_new_string (id) : NULL));
  append (buttons, moor_label_new_button (_("Look at it"), about, look,
                                          id != NULL ? g_variant_new_string (id) : NULL));
  append (buttons, moor_label_new_button (_("Not now"), about, not_now,
                                          id != NULL ? g_variant_new_string (id) : NULL));
  append (card, buttons);

  return card;
}

static void
show_yearly (MoorHelpDoorView *self)
{
  g_autoptr (GPtrArray) rows = moor_help_book_get_rows (self->book, self->country, self->door, FALSE);
  g_autoptr (MoorHelpRow) emergency = moor_help_book_get_emergency (self->book, self->country);

  moor_label_remove_children (self->yearly);
  if (emergency != NULL)
    g_ptr_array_add (rows, g_steal_pointer (&emergency));
  for (guint i = 0; i < rows->len; i++)
    {
      const MoorHelpRow *row = g_ptr_array_index (rows, i);
      const char *whose = row->emergency ? _("Emergency") : row->service;
      g_autofree char *about = *whose != '\0' ? g_strdup_printf ("%s, %s", whose, row->number)
                                              : g_strdup (row->number);

      if (moor_help_row_is_old (row))
        append (self->yearly, new_question (_("Is this number still right?"), about, "help.right",
                                            "help.change", "help.not-now", row->id));
    }
  if (self->journal.own != NULL && self->journal.own->plan_is_old)
    append (self->yearly, new_question (_("Is your plan still right?"), NULL, "help.plan-right",
                                        "help.show-plan", "help.plan-not-now", NULL));

  gtk_widget_set_visible (self->yearly, gtk_widget_get_first_child (self->yearly) != NULL);
}

/* All of it --------------------------------------------------------------- */

/* The id of the row the focus is in. (nullable) */
static const char *
focused_row (MoorHelpDoorView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      const char *id = g_object_get_data (G_OBJECT (focus), ROW_ID);

      if (id != NULL)
        return id;
    }

  return NULL;
}

static gboolean
has_focus_inside (MoorHelpDoorView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* What comes from the journal: the numbers above it stay as they are, so that
 * somebody who is about to press one is not disturbed. */
static void
fill_journal (MoorHelpDoorView *self,
              guint             ways)
{
  show_people (self, ways);
  show_plan (self);
  show_yearly (self);
}

static void
fill (MoorHelpDoorView *self)
{
  guint ways;
  gboolean had_focus;
  g_autofree char *id = NULL;

  if (self->country == NULL || self->ticking)
    return;

  had_focus = has_focus_inside (self) && !gtk_widget_is_focus (GTK_WIDGET (self->title));
  id = g_strdup (focused_row (self));
  ways = moor_help_ways_here ();
  gtk_label_set_label (self->title, moor_help_words_door (self->door));
  gtk_widget_set_visible (self->watched, self->door == MOOR_HELP_DOOR_SOMEONE);
  show_lines (self, ways);
  show_left_out (self);
  fill_journal (self, ways);

  /* What had the focus is another widget now, or gone. */
  if (had_focus)
    moor_help_door_view_focus_row (self, id);
}

static void
moor_help_door_view_dispose (GObject *object)
{
  MoorHelpDoorView *self = MOOR_HELP_DOOR_VIEW (object);

  if (self->box != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->box));
  g_clear_object (&self->book);

  G_OBJECT_CLASS (moor_help_door_view_parent_class)->dispose (object);
}

static void
moor_help_door_view_finalize (GObject *object)
{
  g_free (MOOR_HELP_DOOR_VIEW (object)->country);

  G_OBJECT_CLASS (moor_help_door_view_parent_class)->finalize (object);
}

static void
moor_help_door_view_class_init (MoorHelpDoorViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_help_door_view_dispose;
  object_class->finalize = moor_help_door_view_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_box (MoorHelpDoorView *self,
         int               spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  append (self->box, box);
  return box;
}

static void
moor_help_door_view_init (MoorHelpDoorView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = GTK_LABEL (moor_label_new_heading ("", "title-3", 1));
  gtk_widget_set_focusable (GTK_WIDGET (self->title), TRUE);
  append (self->box, GTK_WIDGET (self->title));
  self->watched = moor_label_new (_("Calls can be seen on a shared phone or bill. If you can, use a "
                                    "phone that is not watched."), NULL);
  append (self->box, self->watched);

  self->lines = new_box (self, 10);
  self->add = moor_label_new_button (_("Add a number of your own"), NULL, "help.add", NULL);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  append (self->box, self->add);
  self->left_out = new_box (self, 2);
  self->people = new_box (self, 10);
  self->plan = new_box (self, 8);
  gtk_widget_set_margin_top (self->people, 8);
  gtk_widget_set_margin_top (self->plan, 8);
  append (self->box, moor_label_new (_("Mooring cannot see what you write and cannot call anyone. "
                                       "These people can."), "moor-reading"));
  self->yearly = new_box (self, 10);
}

void
moor_help_door_view_set_book (MoorHelpDoorView *self,
                              MoorHelpBook     *book)
{
  g_return_if_fail (MOOR_IS_HELP_DOOR_VIEW (self) && self->book == NULL);
  g_return_if_fail (MOOR_IS_HELP_BOOK (book));

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

void
moor_help_door_view_show (MoorHelpDoorView *self,
                          const char       *country,
                          MoorHelpDoor      door)
{
  g_return_if_fail (MOOR_IS_HELP_DOOR_VIEW (self) && self->book != NULL);
  g_return_if_fail (country != NULL);

  g_free (self->country);
  self->country = g_strdup (country);
  self->door = door;
  fill (self);
}

void
moor_help_door_view_set_journal (MoorHelpDoorView      *self,
                                 const MoorHelpJournal *journal)
{
  g_return_if_fail (MOOR_IS_HELP_DOOR_VIEW (self));
  g_return_if_fail (journal != NULL);

  self->journal = *journal;
  if (self->country != NULL)
    fill_journal (self, moor_help_ways_here ());
}

void
moor_help_door_view_begin (MoorHelpDoorView *self)
{
  g_return_if_fail (MOOR_IS_HELP_DOOR_VIEW (self));

  moor_label_focus (GTK_WIDGET (self->title));
}

static gboolean
focus_in (GtkWidget  *box,
          const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (id == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (child), ROW_ID), id) == 0)
      return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);

  return FALSE;
}

void
moor_help_door_view_focus_row (MoorHelpDoorView *self,
                               const char       *id)
{
  g_return_if_fail (MOOR_IS_HELP_DOOR_VIEW (self));

  if (id != NULL && (focus_in (self->lines, id) || focus_in (self->left_out, id)))
    return;
  if (id == NULL && focus_in (self->yearly, NULL))
    return;

  gtk_widget_grab_focus (self->add);
}
