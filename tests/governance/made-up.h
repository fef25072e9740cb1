/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "arrangements.h"

/* Partnerships that are made up: none of the documents held prints a quorum. */

#define MADE_UP_HEAD                                                                               \
  "safeguard-pack: 1\n"                                                                            \
  "id: made-up-2020\n"                                                                             \
  "area: made-up\n"                                                                                \
  "title: A made-up partnership\n"                                                                 \
  "in-force: {from: 2020-01-01, to: 2029-12-31}\n"                                                 \
  "builds-on: []\n"                                                                                \
  "sources: {terms: {title: Made-up terms of reference, published: 2020}}\n"                       \
  "actors:\n"                                                                                      \
  "  local-authority: {name: the council, partner: true, cite: {document: terms}}\n"               \
  "  health: {name: the health partner, partner: true, also: [ccg, icb], cite: {document: "        \
  "terms}}\n"                                                                                      \
  "  police: {name: the police, partner: true, cite: {document: terms}}\n"                         \
  "  school: {name: a school, cite: {document: terms}}\n"                                          \
  "  independent-chair: {name: the independent chair, cite: {document: terms}}\n"                  \
  "gaps:\n"                                                                                        \
  "  - {id: class-of-the-head, where: governance/seats, says: as what the head sits is not said, " \
  "could-be: [core, adviser], cite: {document: terms}}\n"                                          \
  "  - {id: who-may-stand-in, where: governance/substitutes, says: who may stand in is not said, " \
  "could-be: [deputies, anybody], cite: {document: terms}}\n"

#define MADE_UP_BODIES                                                                             \
  "  bodies:\n"                                                                                    \
  "    executive: {name: the Executive, kind: executive, from: 2020-06-01, cite: {document: "      \
  "terms}}\n"                                                                                      \
  "    board: {name: the Board, kind: board, until: 2022-06-30, cite: {document: terms}}\n"        \
  "    partnership: {name: the Partnership, kind: partnership, from: 2022-07-01, succeeds: "       \
  "board, cite: {document: terms}}\n"                                                              \
  "  seats:\n"                                                                                     \
  "    director: {name: the Director, body: executive, agency: local-authority, class: "           \
  "statutory, cite: {document: terms}}\n"                                                          \
  "    chief-nurse: {name: the Chief Nurse, body: executive, agency: health, class: statutory, "   \
  "cite: {document: terms}}\n"                                                                     \
  "    superintendent: {name: the Superintendent, body: executive, agency: police, class: "        \
  "statutory, deputies: [designated-deputy], cite: {document: terms}}\n"                           \
  "    lay: {name: the lay members, body: executive, class: lay, count: 2, cite: {document: "      \
  "terms}}\n"                                                                                      \
  "    lead-member: {name: the Lead Member, body: executive, agency: local-authority, class: "     \
  "observer, cite: {document: terms}}\n"                                                           \
  "    adviser: {name: the designated doctor, body: executive, agency: health, class: adviser, "   \
  "cite: {document: terms}}\n"                                                                     \
  "    head: {name: the head teacher, body: executive, agency: school, gap: class-of-the-head, "   \
  "cite: {document: terms}}\n"                                                                     \
  "    board-chair: {name: the chair of the Board, body: [board, partnership], class: chair, "     \
  "cite: {document: terms}}\n"

/* The rules of a made-up partnership whose section `governance` ends in @more. */
static inline SafeguardGovernance *
make_up (const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("safeguard-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "made-up.yaml", NULL);
  g_autofree char *text = g_strconcat (MADE_UP_HEAD, "governance:\n", MADE_UP_BODIES, more, NULL);
  const char *packs[] = {path, NULL};
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_DECEMBER, 2023);

  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (packs, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "made-up", day, &error);
  g_assert_no_error (error);
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return g_object_ref (governance);
}
