/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in the form of a place, as sentences that say what to do about it. */
#include "config.h"

#include "app/partner_form.h"
#include "base/i18n.h"

static const char *
of_commune(enum import_reason reason)
{
	switch (reason) {
	case IMPORT_NO_COMMUNE:
		return _("The commune is missing: type its first letters and choose it.");
	case IMPORT_COMMUNE_CONFLICT:
		return _("More than one commune is called that: type the postal code too, like "
			 "97232.");
	default:
		return _("This is not one of the 66 communes: type the first letters of one.");
	}
}

const char *
partner_form_sentence(const struct place_problem *p)
{
	if (p->reason == IMPORT_PROBLEM && p->field != PF_COMMUNE)
		return _("Nothing in the list is like that: erase it, or type other letters.");
	switch (p->field) {
	case PF_NAME:
		return _("The name is missing: type what is written over the door.");
	case PF_COMMUNE:
		return of_commune(p->reason);
	case PF_POSTAL:
		return p->warning ? _("This postal code is of another commune: correct it, or save "
				      "again to keep it.")
				  : _("A postal code has five digits, like 97232.");
	case PF_ADDRESS:
		return p->warning
			       ? _("This is no full address: add the street, or save again to "
				   "keep it.")
			       : _("This is an e-mail address: it has a field of its own below.");
	case PF_PHONE:
		if (p->warning)
			return _("This number is of the other island: correct it, or save again to "
				 "keep it.");
		return _("This is no telephone number: type one alone, such as 0696 12 34 56.");
	case PF_EMAILS:
		return _("This is no e-mail address: type it like name@example.org.");
	case PF_WEB:
	case PF_BOOKING:
	case PF_ACCESSIBILITY:
		return _("This is no web address: type it like www.exemple.mq.");
	case PF_LATITUDE:
	case PF_LONGITUDE:
		return _("This is not in the commune: type both numbers with a dot, like 14.61 and "
			 "-61.07, or none.");
	case PF_PIVOT:
		return p->warning ? _("This number does not add up: compare it with the paper, or "
				      "save again to keep it.")
				  : _("A SIRET has 14 digits; an RNA has a W and 9 digits, like "
				      "W972001234.");
	case PF_HOURS:
		return _("These hours cannot be read: type them like Mo-Fr "
			 "08:00-12:00,14:00-17:00; Sa 09:00-12:00.");
	case PF_SUMMARY:
		return _("This is too long: 280 characters at most; the rest goes into the "
			 "details.");
	case PF_DETAIL:
		return _("This is too long: 2,000 characters at most.");
	case PLACE_ROLE_DATE:
		return _("This cannot be read as a date: type it like 12, 12/3 or 12/3/2026.");
	case PLACE_NOTE:
		return p->warning ? _("This looks like a card or social-security number, or a "
				      "password: remove it, or save again if it is none.")
				  : _("This is too long: 200 characters at most.");
	default:
		return _("This cannot be used: type it otherwise, or leave it empty.");
	}
}
