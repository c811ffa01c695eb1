"""What every door asks: taking part only once, and not with sufficient German."""

from graphsvc.matching.german import ASK_LEVEL, LEVELS, level_de, level_en
from graphsvc.matching.verdicts import Question, Reason
from graphsvc.model.derived import CefrLevelCode, Profile


def only_once(profile: Profile) -> Reason:
    """Does not fit after an integration course (section 4(1) sentence 2 IntV)."""
    fact, attended = "integration_course_attended", profile.integration_course_attended
    if attended is None:
        question = Question(
            fact,
            "Hat die Person schon an einem Integrationskurs teilgenommen?",
            "Has the person already taken part in an integration course?",
        )
        de = "Ob die Person schon einen Integrationskurs besucht hat, ist nicht bekannt."
        en = "Whether the person has attended an integration course is not known."
        return Reason("unknown", de, en, fact, question)
    if attended:
        de = "Die Person hat schon an einem Integrationskurs teilgenommen; das geht nur einmal."
        en = "The person has already taken part in an integration course; that is possible only once."
        return Reason("does_not_fit", de, en, fact)
    return Reason("fits", "Die Person hat noch nicht teilgenommen.", "The person has not taken part yet.", fact)


def level_below(limit: CefrLevelCode, profile: Profile) -> Reason:
    """Does not fit from that level of German on (sections 44(3) no. 3 AufenthG, 3(2) IntV)."""
    level = profile.german_level
    if level is None:
        de, en = "Das Deutschniveau ist nicht bekannt.", "The level of German is not known."
        return Reason("unknown", de, en, "german_level", ASK_LEVEL)
    if LEVELS.index(level) < LEVELS.index(limit):
        de, en = f"Das Deutsch liegt unter {level_de(limit)}.", f"The German is below {level_en(limit)}."
        return Reason("fits", de, en, "german_level")
    de, en = (
        f"Die Person hat schon {level_de(limit)} oder mehr.",
        f"The person already has {level_en(limit)} or more.",
    )
    return Reason("does_not_fit", de, en, "german_level")
