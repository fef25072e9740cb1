/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

/**
 * SAFEGUARD_ERROR:
 *
 * The one error domain of the library.
 *
 * Since: 1.0
 */
#define SAFEGUARD_ERROR (safeguard_error_quark ())

/**
 * SafeguardError:
 * @SAFEGUARD_ERROR_MALFORMED_TEXT: the text is neither YAML nor JSON
 * @SAFEGUARD_ERROR_NOT_UTF8: the text is not valid UTF-8
 * @SAFEGUARD_ERROR_CONTAINS_NUL: the text contains a NUL byte
 * @SAFEGUARD_ERROR_TOO_LARGE: the text is larger than the library reads
 * @SAFEGUARD_ERROR_TOO_DEEP: the text nests more deeply than the library reads
 * @SAFEGUARD_ERROR_TOO_MANY_NODES: the text has more values, once its aliases are written out, than
 * the library reads
 * @SAFEGUARD_ERROR_UNKNOWN_ALIAS: an alias names no anchor before it
 * @SAFEGUARD_ERROR_DUPLICATE_KEY: a map has the same key twice
 * @SAFEGUARD_ERROR_SEVERAL_DOCUMENTS: a file holds more than one document
 * @SAFEGUARD_ERROR_EMPTY_DOCUMENT: a file holds nothing
 * @SAFEGUARD_ERROR_UNKNOWN_KEY: a map has a key that means nothing there
 * @SAFEGUARD_ERROR_MISSING_KEY: a map lacks a key that it needs
 * @SAFEGUARD_ERROR_WRONG_TYPE: a value is of another type than the place needs
 * @SAFEGUARD_ERROR_WRONG_VALUE: a value is none of those that the place allows
 * @SAFEGUARD_ERROR_OUT_OF_RANGE: a number lies outside its range
 * @SAFEGUARD_ERROR_IMPOSSIBLE_DATE: a date does not exist or is not written as YYYY-MM-DD
 * @SAFEGUARD_ERROR_IMPOSSIBLE_TIME: a time does not exist in London, or is not written in ISO 8601
 * @SAFEGUARD_ERROR_NEWER_FORMAT: the text needs a newer version of the library
 * @SAFEGUARD_ERROR_UNKNOWN_FACT: no fact of that name is declared in the policy
 * @SAFEGUARD_ERROR_UNKNOWN_AREA: no policy pack covers that area
 * @SAFEGUARD_ERROR_UNKNOWN_TIMESCALE: the policy has no timescale of that name
 * @SAFEGUARD_ERROR_UNKNOWN_EVENT: no timescale or rule of the policy knows that event
 * @SAFEGUARD_ERROR_UNKNOWN_LEVEL: the policy has no level of that number or name
 * @SAFEGUARD_ERROR_UNKNOWN_SOURCE: a citation names a document that the pack does not list
 * @SAFEGUARD_ERROR_UNKNOWN_VERB: a request asks for something that the door does not answer
 * @SAFEGUARD_ERROR_DUPLICATE_ID: an id is used a second time
 * @SAFEGUARD_ERROR_UNKNOWN_ROW: a decision table has no row of that name
 * @SAFEGUARD_ERROR_UNKNOWN_ACTOR: no pack knows that agency, body or role
 * @SAFEGUARD_ERROR_UNKNOWN_KIND: the policy has no procedure of that kind
 * @SAFEGUARD_ERROR_UNKNOWN_STAGE: the procedure has no stage of that name
 * @SAFEGUARD_ERROR_UNKNOWN_BODY: the policy has no body of that name
 * @SAFEGUARD_ERROR_UNKNOWN_SEAT: the policy has no seat of that name
 * @SAFEGUARD_ERROR_UNKNOWN_PERSON: somebody is spoken of who is not on the record
 * @SAFEGUARD_ERROR_UNKNOWN_DECISION: the policy has no vote of that name
 * @SAFEGUARD_ERROR_UNKNOWN_MATTER: no decision right names that act or that matter
 * @SAFEGUARD_ERROR_UNKNOWN_CHECKLIST: the policy has no checklist of that name
 * @SAFEGUARD_ERROR_UNKNOWN_HEADING: the policy has no heading of that name in its fund
 * @SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR: the policy has no contributor of that name
 * @SAFEGUARD_ERROR_UNKNOWN_CLAUSE: the policy has no clause of that name for its fund
 * @SAFEGUARD_ERROR_UNKNOWN_REQUEST: a log of information has no such request
 * @SAFEGUARD_ERROR_UNKNOWN_ENTRY: a fund has no entry, reservation, business case or commitment of
 * that name
 * @SAFEGUARD_ERROR_UNKNOWN_SECTION: a citation names a section that its source does not list
 * @SAFEGUARD_ERROR_UNKNOWN_EDITION: neither an area nor an edition has that name
 * @SAFEGUARD_ERROR_NO_EDITION: no edition for the area is in force on that day
 * @SAFEGUARD_ERROR_LAYER_CYCLE: a pack builds on itself, directly or through others
 * @SAFEGUARD_ERROR_EDITIONS_OVERLAP: two editions for one area are in force on the same day
 * @SAFEGUARD_ERROR_MISSING_LAYER: a pack builds on an area that no pack covers
 * @SAFEGUARD_ERROR_SECTION_ABSENT: the documents of the area have no such rules
 * @SAFEGUARD_ERROR_NO_CITATION: a rule does not say where it comes from
 * @SAFEGUARD_ERROR_UNVERIFIED_RULE: a rule rests on a source that nobody read
 * @SAFEGUARD_ERROR_SILENT_COMBINATION: a decision table says nothing for some facts
 * @SAFEGUARD_ERROR_SHADOWED_ROW: a row never makes a difference, because others always come first
 * @SAFEGUARD_ERROR_IMPOSSIBLE_ROW: a row can never fire
 * @SAFEGUARD_ERROR_CONDITION_TOO_LARGE: a condition has more alternatives than the library works
 * out
 * @SAFEGUARD_ERROR_OVERRIDES_NOTHING: a rule is switched off that no lower layer has
 * @SAFEGUARD_ERROR_FILE_UNREADABLE: a file could not be opened or read
 * @SAFEGUARD_ERROR_LOOSER_TIMESCALE: a time limit is longer than the one of a lower layer that it
 * overrides
 * @SAFEGUARD_ERROR_TIMESCALE_CIRCLE: a clock counts from its own due day, directly or through
 * others
 * @SAFEGUARD_ERROR_UNREACHABLE_STAGE: nothing leads into a stage of a procedure
 * @SAFEGUARD_ERROR_STAGE_CIRCLE: stages of a procedure lead round in a circle
 * @SAFEGUARD_ERROR_STAGE_WITHOUT_HOLDER: nobody holds a stage of a procedure, or nobody from some
 * day on
 * @SAFEGUARD_ERROR_CHECK_INCOMPLETE: the rules of a pack were not looked at, because what they
 * refer to has errors
 * @SAFEGUARD_ERROR_NEWER_LIBRARY: a pack needs a newer version of the library
 * @SAFEGUARD_ERROR_NOT_ENDORSED: nobody has endorsed the reading of a document
 * @SAFEGUARD_ERROR_CONTACT_NOT_CHECKED: nobody has checked a telephone number or an address
 * @SAFEGUARD_ERROR_SECTION_NOT_COVERED: nothing in a pack cites a section of its source
 * @SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE: an edition is asked for on a day on which it is not in
 * force
 * @SAFEGUARD_ERROR_DAY_NOT_GIVEN: an area is named without a day
 * @SAFEGUARD_ERROR_UNKNOWN_GAP: a rule names, or a pack decides, a gap that is not declared
 * @SAFEGUARD_ERROR_UNKNOWN_READING: the readings of a gap are not those of the rules that name it
 * @SAFEGUARD_ERROR_UNKNOWN_PLACE: the place of a gap is none in the pack
 * @SAFEGUARD_ERROR_CONTRADICTING_ROWS: the same facts meet two rows that answer differently
 * @SAFEGUARD_ERROR_RULE_CIRCLE: rules refer to one another in a circle
 * @SAFEGUARD_ERROR_PAST_THE_HOLIDAYS: a date lies past the last published list of bank holidays
 * @SAFEGUARD_ERROR_TO_FILL_IN: a place is still to be filled in by the author
 * @SAFEGUARD_ERROR_SCENARIO_FAILED: the pack does not answer a scenario as expected
 * @SAFEGUARD_ERROR_UNKNOWN_CODE: no complaint or finding has that code
 * @SAFEGUARD_ERROR_STAYS_AN_ERROR: a severity profile may not make an error less
 * @SAFEGUARD_ERROR_NEARLY_ALIKE: a name is used once and is nearly another
 * @SAFEGUARD_ERROR_UNNAMED: an id that rulings show has no words
 * @SAFEGUARD_ERROR_CONDITION_WITHOUT_EFFECT: a gap says when it bites, where no ruling asks
 * @SAFEGUARD_ERROR_IMPOSSIBLE_ANSWER: what an answer of a gap brings cannot be brought
 * @SAFEGUARD_ERROR_CLOCK_OUT_OF_REACH: a clock waits for what is never recorded where it stands
 * @SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF: a timescale was asked for that a layer switches off
 * @SAFEGUARD_ERROR_NAMED_RULE_SWITCHED_OFF: a layer switches off a timescale that rules name
 * @SAFEGUARD_ERROR_LEVEL_WITHOUT_ROW: no row says which concerns are of a level
 * @SAFEGUARD_ERROR_INCOMPARABLE_TIMESCALE: a limit counts other days than the one it overrides, or
 *   from another event
 * @SAFEGUARD_ERROR_UNKNOWN_ANSWER: a point is decided as something that it cannot be
 * @SAFEGUARD_ERROR_ANSWER_WITHOUT_EFFECT: nothing says what follows from an answer
 * @SAFEGUARD_ERROR_NOT_SIGNED: a pack has no signature, and only signed packs are to be read
 * @SAFEGUARD_ERROR_MALFORMED_SIGNATURE: a file is no Ed25519 signature
 * @SAFEGUARD_ERROR_WRONG_SIGNATURE: a signature is not that of any trusted key over that file
 * @SAFEGUARD_ERROR_UNUSABLE_KEY: a file is no Ed25519 key of the kind that is needed
 * @SAFEGUARD_ERROR_FILE_UNWRITABLE: a file could not be written
 * @SAFEGUARD_ERROR_NOT_COMPARABLE: two rulings do not answer the same question
 * @SAFEGUARD_ERROR_CONTRADICTION: the same fact is recorded as present and as absent
 * @SAFEGUARD_ERROR_NEEDS_TIME: a clock that counts hours was given a day without a time
 * @SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR: school days were asked for and no school calendar is
 * loaded
 * @SAFEGUARD_ERROR_OUTSIDE_CALENDAR: a date lies outside the years that the calendar covers
 * @SAFEGUARD_ERROR_OTHER_POLICY: a record was made for the rules of another policy
 * @SAFEGUARD_ERROR_DUPLICATE_EVENT: an event was recorded before under the same id
 * @SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT: a professional's judgement lacks who made it or why
 * @SAFEGUARD_ERROR_SEAT_TAKEN: a seat is held by more people at once than it is for
 * @SAFEGUARD_ERROR_UNBALANCED_ENTRY: debits and credits of an entry differ
 * @SAFEGUARD_ERROR_PERIOD_LOCKED: an entry is of a period that is locked
 * @SAFEGUARD_ERROR_RESERVATION_SETTLED: a reservation was posted, voided or expired before
 * @SAFEGUARD_ERROR_NOT_PENCE: an amount is no whole number of pence, or of another currency
 * @SAFEGUARD_ERROR_SPENDING_REFUSED: spending lacks a test, a decision, a signature or cover
 * @SAFEGUARD_ERROR_OTHER_DECISION: a ruling was given of a vote on which nothing there rests
 * @SAFEGUARD_ERROR_UNKNOWN_COLUMN: an extract lacks a column that its mapping names
 * @SAFEGUARD_ERROR_MALFORMED_ROW: a row of an extract cannot be read
 * @SAFEGUARD_ERROR_ROW_WITHOUT_RULE: no rule of a mapping fits a row of an extract
 * @SAFEGUARD_ERROR_UNFIT_RULING: a ruling was given for an act that it does not bear
 *
 * Everything that the library may complain of. The value's nick is the stable
 * code that messages, the command line and the JSON door show
 * ("unknown-fact"); neither numbers nor codes are ever used again for
 * something else. What each means, an example and the remedy are in the
 * registry that the error index of the manual is made from.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_ERROR_MALFORMED_TEXT = 101,
  SAFEGUARD_ERROR_NOT_UTF8 = 102,
  SAFEGUARD_ERROR_CONTAINS_NUL = 103,
  SAFEGUARD_ERROR_TOO_LARGE = 104,
  SAFEGUARD_ERROR_TOO_DEEP = 105,
  SAFEGUARD_ERROR_TOO_MANY_NODES = 106,
  SAFEGUARD_ERROR_UNKNOWN_ALIAS = 107,
  SAFEGUARD_ERROR_DUPLICATE_KEY = 108,
  SAFEGUARD_ERROR_SEVERAL_DOCUMENTS = 109,
  SAFEGUARD_ERROR_EMPTY_DOCUMENT = 110,
  SAFEGUARD_ERROR_UNKNOWN_KEY = 201,
  SAFEGUARD_ERROR_MISSING_KEY = 202,
  SAFEGUARD_ERROR_WRONG_TYPE = 203,
  SAFEGUARD_ERROR_WRONG_VALUE = 204,
  SAFEGUARD_ERROR_OUT_OF_RANGE = 205,
  SAFEGUARD_ERROR_IMPOSSIBLE_DATE = 206,
  SAFEGUARD_ERROR_IMPOSSIBLE_TIME = 207,
  SAFEGUARD_ERROR_NEWER_FORMAT = 208,
  SAFEGUARD_ERROR_UNKNOWN_FACT = 301,
  SAFEGUARD_ERROR_UNKNOWN_AREA = 302,
  SAFEGUARD_ERROR_UNKNOWN_TIMESCALE = 303,
  SAFEGUARD_ERROR_UNKNOWN_EVENT = 304,
  SAFEGUARD_ERROR_UNKNOWN_LEVEL = 305,
  SAFEGUARD_ERROR_UNKNOWN_SOURCE = 306,
  SAFEGUARD_ERROR_UNKNOWN_VERB = 307,
  SAFEGUARD_ERROR_DUPLICATE_ID = 308,
  SAFEGUARD_ERROR_UNKNOWN_ROW = 309,
  SAFEGUARD_ERROR_UNKNOWN_ACTOR = 310,
  SAFEGUARD_ERROR_UNKNOWN_KIND = 311,
  SAFEGUARD_ERROR_UNKNOWN_STAGE = 312,
  SAFEGUARD_ERROR_UNKNOWN_BODY = 313,
  SAFEGUARD_ERROR_UNKNOWN_SEAT = 314,
  SAFEGUARD_ERROR_UNKNOWN_PERSON = 315,
  SAFEGUARD_ERROR_UNKNOWN_DECISION = 316,
  SAFEGUARD_ERROR_UNKNOWN_MATTER = 317,
  SAFEGUARD_ERROR_UNKNOWN_CHECKLIST = 318,
  SAFEGUARD_ERROR_UNKNOWN_HEADING = 319,
  SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR = 320,
  SAFEGUARD_ERROR_UNKNOWN_CLAUSE = 321,
  SAFEGUARD_ERROR_UNKNOWN_ENTRY = 322,
  SAFEGUARD_ERROR_UNKNOWN_REQUEST = 325,
  SAFEGUARD_ERROR_UNKNOWN_SECTION = 335,
  SAFEGUARD_ERROR_UNKNOWN_EDITION = 340,
  SAFEGUARD_ERROR_NO_EDITION = 401,
  SAFEGUARD_ERROR_LAYER_CYCLE = 402,
  SAFEGUARD_ERROR_EDITIONS_OVERLAP = 403,
  SAFEGUARD_ERROR_MISSING_LAYER = 404,
  SAFEGUARD_ERROR_SECTION_ABSENT = 405,
  SAFEGUARD_ERROR_NO_CITATION = 406,
  SAFEGUARD_ERROR_UNVERIFIED_RULE = 407,
  SAFEGUARD_ERROR_SILENT_COMBINATION = 408,
  SAFEGUARD_ERROR_SHADOWED_ROW = 409,
  SAFEGUARD_ERROR_IMPOSSIBLE_ROW = 410,
  SAFEGUARD_ERROR_CONDITION_TOO_LARGE = 411,
  SAFEGUARD_ERROR_OVERRIDES_NOTHING = 412,
  SAFEGUARD_ERROR_FILE_UNREADABLE = 413,
  SAFEGUARD_ERROR_LOOSER_TIMESCALE = 414,
  SAFEGUARD_ERROR_TIMESCALE_CIRCLE = 415,
  SAFEGUARD_ERROR_UNREACHABLE_STAGE = 416,
  SAFEGUARD_ERROR_STAGE_CIRCLE = 417,
  SAFEGUARD_ERROR_STAGE_WITHOUT_HOLDER = 418,
  SAFEGUARD_ERROR_CHECK_INCOMPLETE = 419,
  SAFEGUARD_ERROR_NEWER_LIBRARY = 435,
  SAFEGUARD_ERROR_NOT_ENDORSED = 436,
  SAFEGUARD_ERROR_CONTACT_NOT_CHECKED = 437,
  SAFEGUARD_ERROR_SECTION_NOT_COVERED = 438,
  SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE = 445,
  SAFEGUARD_ERROR_DAY_NOT_GIVEN = 446,
  SAFEGUARD_ERROR_UNKNOWN_GAP = 450,
  SAFEGUARD_ERROR_UNKNOWN_READING = 451,
  SAFEGUARD_ERROR_UNKNOWN_PLACE = 452,
  SAFEGUARD_ERROR_CONTRADICTING_ROWS = 453,
  SAFEGUARD_ERROR_RULE_CIRCLE = 454,
  SAFEGUARD_ERROR_PAST_THE_HOLIDAYS = 455,
  SAFEGUARD_ERROR_TO_FILL_IN = 456,
  SAFEGUARD_ERROR_SCENARIO_FAILED = 457,
  SAFEGUARD_ERROR_UNKNOWN_CODE = 458,
  SAFEGUARD_ERROR_STAYS_AN_ERROR = 459,
  SAFEGUARD_ERROR_NEARLY_ALIKE = 460,
  SAFEGUARD_ERROR_UNNAMED = 461,
  SAFEGUARD_ERROR_CONDITION_WITHOUT_EFFECT = 462,
  SAFEGUARD_ERROR_IMPOSSIBLE_ANSWER = 463,
  SAFEGUARD_ERROR_CLOCK_OUT_OF_REACH = 464,
  SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF = 465,
  SAFEGUARD_ERROR_NAMED_RULE_SWITCHED_OFF = 466,
  SAFEGUARD_ERROR_LEVEL_WITHOUT_ROW = 467,
  SAFEGUARD_ERROR_INCOMPARABLE_TIMESCALE = 468,
  SAFEGUARD_ERROR_UNKNOWN_ANSWER = 471,
  SAFEGUARD_ERROR_ANSWER_WITHOUT_EFFECT = 472,
  SAFEGUARD_ERROR_NOT_SIGNED = 473,
  SAFEGUARD_ERROR_MALFORMED_SIGNATURE = 474,
  SAFEGUARD_ERROR_WRONG_SIGNATURE = 475,
  SAFEGUARD_ERROR_UNUSABLE_KEY = 476,
  SAFEGUARD_ERROR_FILE_UNWRITABLE = 477,
  SAFEGUARD_ERROR_NOT_COMPARABLE = 480,
  SAFEGUARD_ERROR_CONTRADICTION = 501,
  SAFEGUARD_ERROR_NEEDS_TIME = 502,
  SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR = 503,
  SAFEGUARD_ERROR_OUTSIDE_CALENDAR = 504,
  SAFEGUARD_ERROR_OTHER_POLICY = 505,
  SAFEGUARD_ERROR_DUPLICATE_EVENT = 506,
  SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT = 507,
  SAFEGUARD_ERROR_SEAT_TAKEN = 508,
  SAFEGUARD_ERROR_UNBALANCED_ENTRY = 509,
  SAFEGUARD_ERROR_PERIOD_LOCKED = 510,
  SAFEGUARD_ERROR_RESERVATION_SETTLED = 511,
  SAFEGUARD_ERROR_NOT_PENCE = 512,
  SAFEGUARD_ERROR_SPENDING_REFUSED = 513,
  SAFEGUARD_ERROR_OTHER_DECISION = 514,
  SAFEGUARD_ERROR_UNKNOWN_COLUMN = 520,
  SAFEGUARD_ERROR_MALFORMED_ROW = 521,
  SAFEGUARD_ERROR_ROW_WITHOUT_RULE = 522,
  SAFEGUARD_ERROR_UNFIT_RULING = 523,
} SafeguardError;

#define SAFEGUARD_TYPE_ERROR (safeguard_error_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_error_get_type (void) G_GNUC_CONST;

SAFEGUARD_AVAILABLE_IN_1_0
GQuark safeguard_error_quark (void);

G_END_DECLS
