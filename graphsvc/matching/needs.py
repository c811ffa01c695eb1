"""What a person needs of an offer: times, childcare, a language, accessibility; and how one gets in.

A need counts only where it is stated. Nobody is asked for a disability, and an offer does not become uncertain
because nobody said when a person has time.
"""

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.german import LEVELS
from graphsvc.matching.questions import ask_authority, ask_provider
from graphsvc.matching.verdicts import Change, CriterionResult, Reason, criterion_result
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

_ENOUGH_TO_TALK = LEVELS.index("b1")
# In these German is taught, so the language of the person does not decide.
_TEACH_GERMAN = ("integration_course", "vocational_german", "german_course", "conversation_group")


def schedule(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult | None:
    """Fits where the offer and the person share a time of day; None where one of them names none."""
    offered, possible = facts.offer.schedule, enquiry.profile.available_times
    if not offered or not possible:
        return None
    names = terms("time_slot")
    de = f"Zeiten: {', '.join(names[slot].de for slot in offered)}."
    en = f"Times: {', '.join(names[slot].en for slot in offered)}."
    required = " ".join(offered)
    if set(offered) & set(possible):
        reason = Reason("fits", f"{de} Das passt.", f"{en} That works.", "available_times", threshold=required)
        return criterion_result("schedule", reason)
    changes = tuple(
        Change(
            "times",
            "available_times",
            f"wenn die Person auch kommen kann: {names[slot].de}",
            f"if the person can come at this time too: {names[slot].en}",
            (("available_times", tuple(sorted({*possible, slot}))),),
        )
        for slot in offered
    )
    de, en = f"{de} Dann kann die Person nicht.", f"{en} The person cannot come then."
    return criterion_result(
        "schedule", Reason("does_not_fit", de, en, "available_times", changes=changes, threshold=required)
    )


def childcare(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult | None:
    """Fits where the children are looked after; None where that is not needed or nobody has to attend regularly."""
    regular = facts.offer.hours_per_week is not None and facts.offer.kind != "childcare_place"
    if not enquiry.profile.childcare_needed or not regular:
        return None
    offered = facts.offer.childcare
    if offered:
        reason = Reason(
            "fits", "Die Kinder werden betreut.", "The children are looked after.", "childcare_needed", threshold="yes"
        )
        return criterion_result("childcare", reason)
    if offered is None:
        question = ask_provider("childcare", "ob Kinder betreut werden.", "whether children are looked after.")
        de = "Ob die Kinder betreut werden, ist nicht bekannt."
        en = "Whether the children are looked after is not known."
        return criterion_result("childcare", Reason("unknown", de, en, "childcare_needed", question))
    change = Change(
        "childcare",
        "childcare_needed",
        "wenn die Kinder anders betreut werden",
        "if the children are looked after otherwise",
        (("childcare_needed", False),),
    )
    de, en = "Die Kinder werden nicht betreut.", "The children are not looked after."
    return criterion_result(
        "childcare", Reason("does_not_fit", de, en, "childcare_needed", changes=(change,), threshold="yes")
    )


def service_language(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult | None:
    """Fits with a shared language or an interpreter; None where German is taught or a side names no language.

    From B1 on German counts as shared: that is our own reading, no text sets a level for counselling.
    """
    shared, offered = language_shared(facts, enquiry), facts.offer.languages
    if shared is None:
        return None
    names = terms("language")
    de = f"Sprachen: {', '.join(names[code].de for code in offered)}."
    en = f"Languages: {', '.join(names[code].en for code in offered)}."
    return criterion_result("service_language", _spoken(facts, enquiry, (de, en), shared=shared))


def language_shared(facts: OfferFacts, enquiry: Enquiry) -> bool | None:
    """Whether the offer and the person share a language, German from B1 on included.

    None where German is taught or a side names no language.
    """
    offered, spoken, level = facts.offer.languages, enquiry.profile.languages, enquiry.profile.german_level
    if not offered or not spoken or facts.offer.kind.startswith(_TEACH_GERMAN):
        return None
    german = "de" in offered and level is not None and LEVELS.index(level) >= _ENOUGH_TO_TALK
    return german or bool(set(offered) & set(spoken))


def _spoken(facts: OfferFacts, enquiry: Enquiry, words: tuple[str, str], *, shared: bool) -> Reason:
    (de, en), offered, spoken = words, facts.offer.languages, enquiry.profile.languages
    required = " ".join(offered)
    if shared:
        return Reason("fits", f"{de} Das passt.", f"{en} That works.", "languages", threshold=required)
    if facts.offer.interpreter:
        de, en = f"{de} Das Angebot sorgt für Sprachmittlung.", f"{en} The offer arranges an interpreter."
        return Reason("fits", de, en, "languages", threshold=required)
    if facts.offer.interpreter is None:
        question = ask_provider("interpreter", "ob es Sprachmittlung gibt.", "whether there is an interpreter.")
        de, en = f"{de} Keine davon spricht die Person.", f"{en} The person speaks none of them."
        return Reason("unknown", de, en, "languages", question, threshold=required)
    change = Change(
        "language",
        "languages",
        "mit eigener Sprachmittlung",
        "with an interpreter of their own",
        (("languages", tuple(sorted({*spoken, offered[0]}))),),
    )
    de, en = f"{de} Es gibt keine Sprachmittlung.", f"{en} There is no interpreter."
    return Reason("does_not_fit", de, en, "languages", changes=(change,), threshold=required)


def accessibility(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult | None:
    """Fits where the offer meets every need that the person stated; None where none was stated."""
    needed, offered = sorted(enquiry.profile.access_needs), facts.offer.accessibility
    if not needed:
        return None
    names = terms("accessibility")
    de = f"Gebraucht wird: {', '.join(names[code].de for code in needed)}."
    en = f"Needed: {', '.join(names[code].en for code in needed)}."
    if set(needed) <= set(offered):
        reason = Reason("fits", f"{de} Das ist da.", f"{en} That is there.", "access_needs")
    elif not offered:
        question = ask_provider("accessibility", "ob das Angebot barrierefrei ist.", "whether the offer is accessible.")
        de, en = f"{de} Ob das da ist, ist nicht bekannt.", f"{en} Whether that is there is not known."
        reason = Reason("unknown", de, en, "access_needs", question)
    else:
        reason = Reason("does_not_fit", f"{de} Das fehlt.", f"{en} That is missing.", "access_needs")
    return criterion_result("accessibility", reason)


def access_mode(facts: OfferFacts, _enquiry: Enquiry) -> CriterionResult | None:
    """Unknown where an authority assigns people; fits by referral, which a counselling service makes; else None."""
    mode = facts.offer.access_mode
    if mode == "referral_only":
        de, en = "Nur über eine Beratungsstelle: Sie verweisen.", "Only by referral: you refer the person."
        return criterion_result("access_mode", Reason("fits", de, en, threshold=mode))
    if mode != "assignment":
        return None
    question = ask_authority(
        "access_mode",
        "Bitte fragen Sie die zuständige Stelle, ob sie die Person zuweist.",
        "Please ask the authority in charge whether it assigns the person.",
    )
    de, en = "Nur durch Zuweisung; darüber entscheidet eine Behörde.", "Only by assignment, which an authority decides."
    return criterion_result("access_mode", Reason("unknown", de, en, question=question, threshold=mode))
