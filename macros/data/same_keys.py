"""Words that other programs and people use for a key of the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SAME: Mapping[str, str] = {
    "answers": "options choices alternatives",
    "audiences": "readers target targets for",
    "authors": "by writer writers creator",
    "avoid": "bad dont do_not not wrong",
    "because": "reason why rationale explanation cause",
    "date": "day when",
    "definition": "meaning explanation description",
    "every": "all",
    "feedback": "explanation comment response rationale because why hint",
    "former_ids": "aliases redirects old_id previous_ids renamed_from",
    "groups": "sections lists",
    "heading": "title name headline header",
    "intro": "introduction lead description",
    "items": "list points bullets elements",
    "label": "name",
    "match": "pair partner goes_with",
    "meaning": "definition explanation description",
    "minutes": "time duration length mins",
    "number": "phone telephone tel",
    "options": "answers choices alternatives",
    "page": "pp p",
    "patterns": "regex phrases keywords",
    "prefer": "good better do write instead",
    "prompt": "question stem",
    "question": "prompt",
    "reason": "because why rationale explanation",
    "related": "see_also similar",
    "replies": "answers options choices responses",
    "reviewed": "updated last_reviewed modified last_updated revised",
    "right": "correct is_correct is_right true valid solution",
    "says": "keywords phrases synonyms aliases",
    "score": "value points",
    "sources": "references refs citations cites",
    "steps": "agenda program",
    "summary": "description abstract blurb desc",
    "terms": "values",
    "text": "content body wording statement sentence",
    "title": "name headline header",
    "type": "kind",
    "unless": "except exceptions exclude not",
    "url": "link address href website uri web",
    "verdict": "judgment judgement rating",
    "view": "display layout show",
    "why": "because reason rationale explanation",
    "words": "terms",
    "year": "published",
}
"""What is written for each key, in small letters, with one line for a space."""


def same_key(name: str, keys: Iterable[str]) -> str:
    """The one of `keys` for which people write `name`; empty where none is, or several are."""
    plain = re.sub(r"[\s-]+", "_", name.strip().casefold())
    same = [key for key in keys if plain in _SAME.get(key, "").split()]
    return same[0] if len(same) == 1 else ""
