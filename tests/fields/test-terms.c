/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-screen.h"

#include "content/moor-glossary.h"
#include "fields/moor-term-card.h"
#include "fields/moor-term-label.h"

#include "moor-told.h"

#define WORDS "How you get close: your <a href=\"term:attachment\">attachment</a>, and a " \
              "<a href=\"term:study\">study</a>."

static GtkWidget *
find_card (GtkWidget *widget)
{
  return moor_screen_find (widget, MOOR_TYPE_TERM_CARD, NULL);
}

static GtkWidget *
find_words (GtkWidget *term)
{
  return gtk_widget_get_first_child (term);
}

/* As GtkLabel does on a press on a word, or on Enter. TRUE: nothing else opens it. */
static gboolean
press_link (GtkWidget  *label,
            const char *uri)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (label, "activate-link", uri, &taken);
  return taken;
}

/* On the word that has the focus. */
static void
enter (GtkWidget *label)
{
  g_signal_emit_by_name (label, "activate-current-link");
}

static void
press_button (GtkWidget  *widget,
              const char *name)
{
  GtkWidget *button = moor_screen_find (widget, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
focus_in (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static void
assert_spoken (GtkWidget             *widget,
               GtkAccessibleProperty  property,
               const char            *text)
{
  g_autofree char *wrong =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, text);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
take_away (GtkWidget *window,
           GtkWidget *term)
{
  g_object_ref (term);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (term);
}

/* By the keys: Enter on the word opens its card, Escape closes it, and the focus is
 * back on the word. */
static void
test_keys (void)
{
  GtkWidget *term = moor_term_label_new (WORDS, "moor-hint");
  GtkWidget *window = moor_screen_show (term, 360, 294);
  GtkWidget *label = find_words (term);
  GtkWidget *card;

  g_assert_true (MOOR_IS_TERM_LABEL (term));
  g_assert_true (gtk_widget_has_css_class (label, "moor-hint"));
  assert_spoken (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                 "There is a card about: Attachment, Study and trial. Enter opens it.");
  g_assert_null (find_card (term));

  /* Without a card Escape is for whoever else wants it. */
  g_assert_false (moor_screen_key (label, GDK_KEY_Escape, 0));

  /* A window gives the focus to the first thing in it. */
  g_assert_true (focus_in (window) == label);
  enter (label);

  card = find_card (term);
  g_assert_nonnull (card);
  g_assert_true (focus_in (window) == card);
  g_assert_true (moor_screen_shows (card, "How you get close to people, and how you stay close."));
  assert_spoken (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Attachment");

  g_assert_true (moor_screen_key (card, GDK_KEY_Escape, 0));
  g_assert_null (find_card (term));
  g_assert_true (focus_in (window) == label);

  /* The next word: the focus comes back to that one, whose card opens again. */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  for (int i = 0; i < 2; i++)
    {
      enter (label);
      card = find_card (term);
      assert_spoken (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Study and trial");
      g_assert_true (focus_in (window) == card);
      g_assert_true (moor_screen_key (card, GDK_KEY_Escape, 0));
      g_assert_true (focus_in (window) == label);
    }

  take_away (window, term);
}

/* A second press closes the card, and the other word's card takes its place. */
static void
test_presses (void)
{
  GtkWidget *term = moor_term_label_new (WORDS, NULL);
  GtkWidget *window = moor_screen_show (term, 360, 294);
  GtkWidget *label = find_words (term);

  g_assert_true (press_link (label, "term:attachment"));
  g_assert_nonnull (find_card (term));
  g_assert_true (press_link (label, "term:attachment"));
  g_assert_null (find_card (term));

  g_assert_true (press_link (label, "term:attachment"));
  g_assert_true (press_link (label, "term:study"));
  assert_spoken (find_card (term), GTK_ACCESSIBLE_PROPERTY_LABEL, "Study and trial");
  g_assert_true (gtk_widget_get_next_sibling (label) == find_card (term));
  g_assert_null (gtk_widget_get_next_sibling (find_card (term)));

  press_button (term, "Close the card");
  g_assert_null (find_card (term));
  g_assert_true (focus_in (window) == label);

  /* What leads elsewhere opens nothing, here or in a browser. */
  g_assert_true (press_link (label, "term:no-such-card"));
  g_assert_true (press_link (label, "https://example.org/"));
  g_assert_null (find_card (term));

  g_assert_true (press_link (label, "term:attachment"));
  take_away (window, term);
}

/* A word of an old definition whose card is gone, and words without any. */
static void
test_plain (void)
{
  static const char *const markups[] = {
    "The <a href=\"term:no-such-card\">word</a> stays.",
    "The <a href=\"https://example.org/\">word</a> stays.",
    "The word <i>stays</i>.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    {
      GtkWidget *label = g_object_ref_sink (moor_term_label_new (markups[i], NULL));

      g_assert_true (GTK_IS_LABEL (label));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "The word stays.");
      g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "href"));
      g_assert_finalize_object (label);
    }
}

static void
check_label_width (GtkWidget *widget,
                   gpointer   width)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_assert_cmpint (gtk_widget_get_width (widget), <=, GPOINTER_TO_INT (width));
}

/* Every card: it is spoken by its name and with its text, everything in it has a name,
 * and it fits into a narrow window. */
static void
test_every_card (void)
{
  const MoorField *topics = moor_glossary_find ("topics");
  static const char *const refs[] = {
    "attachment", "caregiver", "chosen-family", "old-rule", "roots", "shift", "trauma",
    "trauma-informed", "flashback", "mindfulness", "withdrawal", "slip", "amends", "sponsor",
    "study", "goes-with", "how-sure", "therapy-eft-couples", "therapy-eft-feelings",
    "therapy-family", "mushroom-study", "force-warning",
  };

  g_assert_null (topics);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      const MoorField *field = moor_glossary_find (refs[i]);
      GtkWidget *card = moor_term_card_new (field);
      GtkWidget *scroller = gtk_scrolled_window_new ();
      GtkWidget *window;
      int minimum;

      g_assert_nonnull (field);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), card);
      window = moor_screen_show (scroller, 360, 294);
      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 330);
      moor_screen_visit (card, check_label_width, GINT_TO_POINTER (360));
      moor_screen_check_names (card);
      assert_spoken (card, GTK_ACCESSIBLE_PROPERTY_LABEL, field->label);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (card),
                                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

      g_object_ref (card);
      gtk_window_destroy (GTK_WINDOW (window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (card);
    }
}

/* Evidence says how sure, who, when, and where, and the address can be copied. */
static void
test_evidence (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_READ, "f", "A claim");
  static const char *const sure[] = { "well", "partly", "little" };
  static const char *const lines[] = {
    "Well supported · 2017", "Partly supported · 2017", "Little is known yet · 2017",
  };
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *copy;
  GValue value = G_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (sure); i++)
    {
      MoorCardText *card;

      fixture_add_card (field->cards, MOOR_CARD_EVIDENCE, "It <i>held</i>. (Smith and others)");
      card = field->cards->pdata[i];
      g_free (card->sure);
      card->sure = g_strdup (sure[i]);
    }
  fixture_add_card (field->cards, MOOR_CARD_PARAGRAPH, WORDS);

  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 900);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_true (moor_screen_shows (GTK_WIDGET (view), lines[i]));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "It held. (Smith and others)"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "https://example.org/a-long-address"));
  moor_screen_check_names (GTK_WIDGET (view));

  copy = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Copy the address");
  g_assert_nonnull (copy);
  assert_spoken (copy, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                 "https://example.org/a-long-address/that-has-to-wrap-somewhere");
  g_signal_emit_by_name (copy, "clicked");
  g_assert_true (moor_screen_is_called (copy, "It is copied."));

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (
    gdk_clipboard_get_content (gtk_widget_get_clipboard (copy)), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==,
                   "https://example.org/a-long-address/that-has-to-wrap-somewhere");
  g_value_unset (&value);

  /* A card may itself have words with a card. To read it is still to be ticked. */
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_TERM_LABEL, NULL));
  g_assert_true (press_link (find_words (moor_screen_find (GTK_WIDGET (view),
                                                           MOOR_TYPE_TERM_LABEL, NULL)),
                             "term:study"));
  g_assert_nonnull (find_card (GTK_WIDGET (view)));
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

/* Inside a card the words are words: a card does not open in a card. */
static void
test_card_in_card (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_READ, "f", "A word");
  GtkWidget *card, *window;

  fixture_add_card (field->cards, MOOR_CARD_PARAGRAPH, WORDS);
  fixture_add_card (field->cards, MOOR_CARD_EVIDENCE, WORDS);
  card = moor_term_card_new (field);
  window = moor_screen_show (card, 360, 294);
  g_assert_null (moor_screen_find (card, MOOR_TYPE_TERM_LABEL, NULL));
  g_assert_true (moor_screen_shows (card, "How you get close: your attachment, and a study."));
  assert_spoken (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                 "How you get close: your attachment, and a study. "
                 "How you get close: your attachment, and a study. Partly supported · 2017.");

  take_away (window, card);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);
  people = g_list_store_new (FIXTURE_TYPE_PERSON);
  context.people = G_LIST_MODEL (people);
  context.add_person = add_person;

  g_test_add_func ("/terms/keys", test_keys);
  g_test_add_func ("/terms/presses", test_presses);
  g_test_add_func ("/terms/plain", test_plain);
  g_test_add_func ("/terms/every-card", test_every_card);
  g_test_add_func ("/terms/evidence", test_evidence);
  g_test_add_func ("/terms/card-in-card", test_card_in_card);

  return g_test_run ();
}
