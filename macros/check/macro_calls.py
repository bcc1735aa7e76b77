"""A page's macro calls, checked before the build: every name and every id in them has to exist."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from jinja2 import meta, nodes
from pydantic_core import PydanticCustomError

from macros.check import calls_left_open
from macros.check.calls_in_code import shown_call
from macros.check.requirements import Need
from macros.data.files import read_text
from macros.data.problems import ENTRY, Problem
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.local import PURPOSES
from macros.model.suggest import did_you_mean, nearest
from macros.model.types import KindName, Known, Ref, Rule, Section, Term, is_alike

_PARSER = jinja2.Environment(autoescape=True)
_OF_MKDOCS = ("config", "environment", "files", "git", "navigation", "page", "plugin")
"""What mkdocs-macros gives a page beside the macros."""


ONLY_PAGES = "only names in .md are pages"

ANY = frozenset({"*"})
"""The options of a template that hands on whatever it is given."""


@dataclass(frozen=True, eq=False)
class Offered:
    """What pages can call, and what is made beside them.

    `needs` is what the outputs can't do without. `options` gives the names that the template of a
    part or of a kind's entries takes: `ANY` where it takes whatever it is given. `has` says whether
    there is such a template. `parts` are the names of the parts.
    """

    macros: Mapping[str, inspect.Signature] = field(default_factory=dict)
    options: Callable[[str], frozenset[str]] = lambda _: ANY
    has: Callable[[str], bool] = lambda _: True
    needs: Sequence[Need] = ()
    parts: Sequence[str] = ()


def unknown_names(docs: Path, handbook: Handbook, offered: Offered) -> Iterator[Problem]:
    """Every macro, kind, id or source section that a page under `docs` names and nothing has."""
    headings = partial(_headings, handbook)
    for path in sorted(docs.rglob("*.[mM][dD]")):
        inside = path.relative_to(docs)
        if any(part.startswith((".", "#")) for part in inside.parts):
            continue  # a lock or a copy that an editor left
        name = f"{docs.name}/{inside.as_posix()}"
        text, problem = read_text(path, name)
        if path.suffix != ".md":
            problem = Problem(name, 0, f"rename it to {path.stem}.md: {ONLY_PAGES}")
        yield from [problem] if problem else _judged(text, name, handbook.known, offered)
        if "groups=" in text:
            yield from _groups(text, name, headings)


def _groups(
    text: str, name: str, headings: Callable[[str, str], Sequence[str]]
) -> Iterator[Problem]:
    """The headings of an entry's lists that a call names and the entry does not have."""
    try:
        calls = _parsed(text)[1]
    except (jinja2.TemplateSyntaxError, RecursionError):
        return  # told already
    for call in calls:
        there = headings(*map(_written, call.args[:2])) if call.args[1:] else ()
        for option in call.kwargs if there else ():
            named = option.value.items if isinstance(option.value, nodes.List) else ()
            for node in named if option.key == "groups" else ():
                if (word := _written(node)) is not None and word not in there:
                    near = did_you_mean(str(word), there) or f". Lists: {', '.join(there)}"
                    yield Problem(name, node.lineno, f"it has no list '{word}'{near}")


def _headings(handbook: Handbook, kind: object, id_: object) -> Sequence[str]:
    """What the lists of an entry are called; nothing where it has none, or is not there."""
    entry = handbook.kinds.get(str(kind), {}).get(str(id_))
    return [group.heading for group in getattr(entry, "groups", ()) if hasattr(group, "heading")]


@lru_cache(maxsize=500)
def _judged(text: str, name: str, known: Known, offered: Offered) -> tuple[Problem, ...]:
    """What is wrong with a page; kept as long as all that it can name is the same."""
    return tuple(_in_page(text, name, known, offered))


@lru_cache(maxsize=500)
def _parsed(text: str) -> tuple[nodes.Template, tuple[nodes.Call, ...]]:
    """A page's code and its calls; kept, for under `make serve` most pages stay as they are."""
    tree = _PARSER.parse(text)
    return tree, (*_all(tree, nodes.Call),)


N = TypeVar("N", bound=nodes.Node)


def _all(tree: nodes.Template, *kinds: type[N]) -> Iterator[N]:
    """The nodes of some `kinds` in `tree`, in the order of its text."""
    return (node for node in _walked(tree) if isinstance(node, kinds))


@lru_cache(maxsize=500)
def _walked(tree: nodes.Template) -> tuple[nodes.Node, ...]:
    """Every node in `tree`: it is walked once, for many rules look at all."""
    return tuple(tree.find_all(nodes.Node))


def _in_page(text: str, name: str, known: Known, offered: Offered) -> Iterator[Problem]:
    if shown := shown_call(text, offered.macros):
        yield Problem(name, *shown)
        return
    try:
        tree, calls = _parsed(text)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(name, *calls_left_open.slip(text, error, offered.macros))
        return
    except RecursionError:
        yield Problem(name, 1, "the braces in this page stand in each other too deeply: mend them")
        return
    if glued := calls_left_open.comma(text) or calls_left_open.remark(text):
        yield Problem(name, *glued)
        return
    if other := next(_all(tree, *_OF_OTHERS), None):
        words = "pages take in no other file here: write its text into this one, or call part(…)"
        yield Problem(name, other.lineno, words)
        return
    if unknown := [*unknown_filters(tree, name, _PARSER)]:
        yield from unknown
        return
    if offered.macros:
        yield from _unknown(tree, name, list(offered.macros))
        yield from _uncalled(tree, name, offered)
    for call in calls:
        if isinstance(call.node, nodes.Name) and call.node.name in offered.macros:
            yield from _Call(call, call.node.name, name, known, offered).problems()
    yield from _shown_twice(tree, calls, name)


def _shown_twice(tree: nodes.Template, calls: Sequence[nodes.Call], file: str) -> Iterator[Problem]:
    """Entries that a page shows in the same words again: a link arrives at the first alone."""
    either = {id(call) for one in _all(tree, nodes.If) for call in one.find_all(nodes.Call)}
    first: dict[str, nodes.Call] = {}
    for call in calls:
        names = [node.name for node in call.find_all(nodes.Name)]  # more than its own: a loop's
        if len(names) == 1 and names[0] in _SHOW and id(call) not in either:
            before = first.setdefault(repr(call), call)
            if before is not call:
                words = f"line {before.lineno} shows this already: take one of the two away"
                yield Problem(file, call.lineno, words)


_SHOW = ("entry", "entries", "grouped")
"""The macros that show entries, with their names for links."""


_OF_OTHERS = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
"""What names another file of Jinja's."""


def unknown_filters(
    tree: nodes.Template, file: str, env: jinja2.Environment, more: Collection[str] = ()
) -> Iterator[Problem]:
    """Filters and tests that `env` doesn't have: it stops at the first, as late as it is shown.

    `more` are those that may be added to it.
    """
    for kind, what, known in (
        (nodes.Filter, "filter", env.filters),
        (nodes.Test, "test", env.tests),
    ):
        for node in _all(tree, kind):
            name = str(getattr(node, "name", ""))
            if name not in known and name not in more:
                near = did_you_mean(name, known) or ": mend it, or take it away"
                yield Problem(file, node.lineno, f"there is no {what} '{name}'{near}")


def _unknown(tree: nodes.Template, file: str, macros: list[str]) -> Iterator[Problem]:
    loaded = [n for n in _all(tree, nodes.Name) if n.ctx == "load"]
    if all(n.name in macros for n in loaded):
        return  # most pages are done here
    free = meta.find_undeclared_variables(tree).difference(_OF_MKDOCS)
    names = [n for n in loaded if n.name in free]
    told: set[int] = set()
    for given in _given(tree):
        parts = [given, *given.find_all(nodes.Name)]
        strange = [n for n in parts if isinstance(n, nodes.Name) and n.name not in macros]
        if (word := _word(given)) and any(n.name in free for n in strange):
            told |= set(map(id, parts))
            words = f"'{word}' is given to a macro, and such words need quotes: \"{word}\""
            yield Problem(file, given.lineno, words)
    own = [n.name for n in _all(tree, nodes.Name) if n.ctx == "store"]
    once: set[str] = set()
    for node in names:
        if node.name not in macros and id(node) not in told and node.name not in once:
            once |= {node.name} if nearest(node.name, own) else set()  # its loop has another name
            words = _no_macro(node, own, macros, tree)
            yield Problem(file, node.lineno, words)


def _no_macro(node: nodes.Name, own: list[str], macros: list[str], tree: nodes.Template) -> str:
    """What to do about a name that nothing here has; `own` are those of loops and of set."""
    if meant := nearest(node.name, own):
        return f"there is no '{node.name}' here: did you mean '{meant}'?"
    near = did_you_mean(node.name, macros)
    loops = [loop for loop in _all(tree, nodes.For) if _holds(loop, node)]
    inside = {t.name for t in _targets(loops[-1])} if loops else set()  # the innermost
    if not near and len(inside) == 1:
        return f"there is no '{node.name}' here: the loop around it has '{min(inside)}'"
    return f"there is no macro '{node.name}'{near or '.'} Macros: {', '.join(macros)}"


def _holds(loop: nodes.For, node: nodes.Name) -> bool:
    """Whether a name stands between the beginning of a loop and its end."""
    return any(node is name for part in loop.body for name in (part, *part.find_all(nodes.Name)))


def _targets(loop: nodes.For) -> Iterator[nodes.Name]:
    """The names that a loop gives to what it goes through."""
    yield from [loop.target] if isinstance(loop.target, nodes.Name) else ()
    yield from loop.target.find_all(nodes.Name)


def _given(tree: nodes.Template) -> Iterator[nodes.Expr]:
    """What macros are given, each item of a list on its own."""
    for call in _all(tree, nodes.Call):
        for value in (*call.args, *(option.value for option in call.kwargs)):
            yield from value.items if isinstance(value, nodes.List) else (value,)


def _word(node: nodes.Expr) -> str:
    """A word without its quotes, as an author meant it: hyphens are read as minus signs."""
    if isinstance(node, nodes.Name):
        return node.name
    if not isinstance(node, nodes.Sub):
        return ""
    left, right = _word(node.left), _word(node.right)
    return f"{left}-{right}" if left and right else ""


def _uncalled(tree: nodes.Template, file: str, offered: Offered) -> Iterator[Problem]:
    """Macros without their brackets: what they are made of would be shown, or nothing can be."""
    for shown in _all(tree, nodes.Output):
        for node in shown.nodes:
            if isinstance(node, nodes.Tuple):
                words = "two things stand in these braces: take the comma behind the call away"
                yield Problem(file, node.lineno, words)
    called = {id(call.node) for call in _all(tree, nodes.Call)}
    once: set[str] = set()
    for name in _all(tree, nodes.Name):
        if name.name not in offered.macros or name.ctx != "load" or id(name) in called:
            continue
        if name.name in once or _is_given_a_name(tree, name):
            continue
        other = _of_the_loop(tree, name)
        once |= {name.name} if other else set()  # its loop has another name
        form = f"{name.name}{_form(offered.macros[name.name])}"
        words = other or f"'{name.name}' is not called here: write {form}"
        yield Problem(file, name.lineno, words)


def _is_given_a_name(tree: nodes.Template, name: nodes.Name) -> bool:
    """Whether a name that a macro has too is that of a loop around it, or of a set."""
    loops = [one for one in _all(tree, nodes.For) if name.name in {t.name for t in _targets(one)}]
    if loops:
        return any(_holds(loop, name) for loop in loops)
    return any(n.name == name.name and n.ctx != "load" for n in _all(tree, nodes.Name))


def _of_the_loop(tree: nodes.Template, name: nodes.Name) -> str:
    """What to do about a macro's name that stands for what the loop around it goes through."""
    loops = [loop for loop in _all(tree, nodes.For) if _holds(loop, name)]
    field = _field_asked(tree, name)
    is_given = any(name is value for value in _given(tree))
    if not loops or not (is_given or field) or field in KINDS:
        return ""
    names = list(dict.fromkeys(target.name for target in _targets(loops[-1])))  # the innermost
    behind = f".{field}" if field else ""
    how = " or ".join(f"{one}{behind}" for one in names)
    has = " and ".join(map(repr, names))
    return f"'{name.name}' is a macro, and the loop around it has {has}: write {how}"


def _field_asked(tree: nodes.Template, name: nodes.Name) -> str:
    """The field that is asked of a name; empty where there is none, or nobody knows it yet."""
    by_point = (one.attr for one in _all(tree, nodes.Getattr) if one.node is name)
    by_word = (_written(one.arg) for one in _all(tree, nodes.Getitem) if one.node is name)
    return next((field for field in (*by_point, *by_word) if isinstance(field, str)), "")


_A_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


class _Call:
    """One call of a macro, with what it names written out as far as that is known."""

    def __init__(
        self, call: nodes.Call, macro: str, file: str, known: Known, offered: Offered
    ) -> None:
        self.call, self.macro, self.file, self.known = call, macro, file, known
        self.offered, self.signature = offered, offered.macros[macro]
        self.given: Mapping[str, Any] = {}

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong with the call."""
        if self.call.dyn_args is not None or self.call.dyn_kwargs is not None:
            return
        options = {option.key: option.value for option in self.call.kwargs}
        try:
            bound = self.signature.bind(*self.call.args, **options)
        except TypeError as error:
            how = (
                self._unnamed()
                or self._one_by_one()
                or self._kind_lost()
                or f"It is written {self.macro}{_form(self.signature)}"
            )
            yield self._problem(f"{self.macro}: {error}. {how}")
            return
        if found := [*self._odd(bound.arguments)]:
            yield from found
            return
        self.given = {name: _each(_written, given) for name, given in bound.arguments.items()}
        if words := self._field_swapped():
            yield self._problem(words)
            return
        for check in (
            self._names,
            self._fields,
            self._options,
            self._terms,
            self._lists,
            self._purposes,
        ):
            yield from check()

    def _unnamed(self) -> str:
        """How to write the first word that needs a name before it; empty where none does."""
        words = [_written(value) for value in self.call.args]
        if self.macro == "part" and not words and "name" not in self._named():
            return f'Name it first, part("…"): {", ".join(self.offered.parts)}'
        if self.macro != "part" or not words[1:] or not all(isinstance(w, str) for w in words):
            return ""
        takes = sorted(self.offered.options(f"parts/{words[0]}.md.j2") - ANY - {"kind"})
        if not takes:
            return ""
        few = f" ({', '.join(takes)})" if takes[1:] else ""
        named = "id" if "id" in takes else takes[0]
        return f'Name what \'{words[1]}\' is{few}: write part("{words[0]}", {named}="{words[1]}")'

    def _named(self) -> list[str]:
        return [option.key for option in self.call.kwargs]

    def _kind_lost(self) -> str:
        """How to write a call that names an entry and lacks its kind, or has both in one word."""
        words = [_written(value) for value in self.call.args]
        for option in () if words else self.call.kwargs[:1]:
            if "id_" in self.signature.parameters and (of := option.key.replace("_", "-")) in KINDS:
                return f'Write {self.macro}("{of}", "{_written(option.value)}")'
        if (
            "id_" not in self.signature.parameters
            or len(words) != 1
            or not isinstance(words[0], str)
        ):
            return ""
        kind, sign, id_ = re.split(r"([:/.]|$)", words[0], maxsplit=1)
        of = kind if sign and kind in KINDS else self.known.elsewhere("", words[0])
        return f'Write {self.macro}("{of}", "{id_ or words[0]}")' if of else ""

    def _odd(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Lists, numbers and the like where a macro takes a word, or several one by one."""
        for name, parameter in self.signature.parameters.items():
            value = given.get(name, ())
            nodes_of = value if isinstance(value, tuple) else (value,)
            odd = [node for node in nodes_of if _no_word(node)]
            if odd and parameter.annotation in _WORD:
                yield self._problem(self._no_words(name, odd[0]))

    def _no_words(self, name: str, odd: nodes.Expr) -> str:
        """What to do about the first of what is given to `name` and is no word."""
        what, takes = _no_word(odd), self.signature.parameters[name]
        if what == _A_LIST and takes.kind is takes.VAR_POSITIONAL:
            form = self._without_lists()
            how = f", without brackets: write {form}" if form else ": take the brackets away"
            return f"{self.macro} takes its {name} one by one{how}"
        form = self._without_lists() if len(_listed(odd) or ()) == 1 else ""
        how = f"write {form}" if form else f"it is written {self.macro}{_form(self.signature)}"
        return f"'{name}' is a word in quotes, and this is {what}: {how}"

    def _one_by_one(self) -> str:
        """How to write words that stand behind the name of all of them; empty where none do."""
        kinds = {name: parameter.kind for name, parameter in self.signature.parameters.items()}
        named = [
            o for o in self.call.kwargs if kinds.get(o.key) is inspect.Parameter.VAR_POSITIONAL
        ]
        form = self._without_lists(*(option.value for option in named))
        return f"Write {form}" if named and form else ""

    def _without_lists(self, *more: nodes.Expr) -> str:
        """The call with `more` behind its words, those in lists one by one.

        Empty where one of them is not known before the page is made, or where options follow.
        """
        lists = ((_listed(node), _written(node)) for node in (*self.call.args, *more))
        words = [word for several, one in lists for word in ([one] if several is None else several)]
        is_plain = len(self.call.kwargs) == len(more) and all(isinstance(w, str) for w in words)
        quoted = ", ".join(f'"{word}"' for word in words)
        return f"{self.macro}({quoted})" if is_plain else ""

    def _names(self) -> Iterator[Problem]:
        """The kinds, entries, sections and enumerations that it names."""
        kind = "glossary" if self.macro == "term" else self.given.get("kind")
        second = self.given.get("id_")
        if isinstance(kind, str) and kind not in KINDS and second in KINDS:
            form = f'{self.macro}("{second}", "{kind}")'
            yield self._problem(f"the kind comes first: write {form}")
        elif isinstance(kind, str) and kind not in KINDS:
            yield from self._lacking(KindName().problem(kind, self.known))
        elif isinstance(kind, str):
            for id_ in (self.given.get("id_"), *self.given.get("ids", ())):
                if isinstance(id_, str):
                    yield from self._entry(kind, id_)
        for name in self.given.get("sections", ()):
            if isinstance(name, str):
                yield from self._joined(Section(), name)
        words = self.given.get("enumeration")
        if isinstance(words, str):
            yield from self._lacking(Ref("vocabulary").problem(words, self.known))

    def _joined(self, rule: Rule, name: str) -> Iterator[Problem]:
        """A name that `rule` finds nowhere, or several that stand in the quotes of one."""
        error = rule.problem(name, self.known)
        several = _BETWEEN.split(name)
        if error and len(several) > 1 and not any(rule.problem(n, self.known) for n in several):
            yield self._problem(f"each has quotes of its own: write {_each_quoted(name)}")
            return
        yield from self._lacking(error)

    def _swapped(self, kind: str, id_: str) -> str:
        """How to write a link whose words stand before its id; empty where that is not so."""
        text = self.given.get("words") or self.given.get("text")
        if not isinstance(text, str) or self.known.lacks(kind, text):
            return ""
        of = "" if self.macro == "term" else f'"{kind}", '
        return f'{self.macro}({of}"{text}", "{id_}")'

    def _entry(self, kind: str, id_: str) -> Iterator[Problem]:
        """The entry that it names, of the kind that it names."""
        if self.known.lacks(kind, id_) and (form := self._swapped(kind, id_)):
            yield self._problem(f"the id comes first, and then the words: write {form}")
            return
        there = "" if self.macro == "term" else self.known.elsewhere(kind, id_)
        if not there or not self.known.lacks(kind, id_):
            yield from self._joined(Ref(kind), id_)
            return
        near = nearest(id_, sorted(self.known.ids.get(kind, ())))
        names = [(kind, near)] if is_alike(id_, near) else []
        form = " or ".join(f'{self.macro}("{of}", "{id_}")' for of, id_ in [*names, (there, id_)])
        words = f"there is no entry in {kind} '{id_}', but one in {there}: write {form}"
        yield Problem(self.file, self.call.lineno, words, (f"entry in {kind}", id_))

    def _fields(self) -> Iterator[Problem]:
        """The fields of entries that it goes by."""
        kind = self.given.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            return
        fields = _fields_of(kind)
        if words := self._other_words(kind):
            yield self._problem(words)
            return
        for name in (self.given.get("field"), *self.given.get("where", {})):
            if isinstance(name, str) and name not in fields:
                how = did_you_mean(name, fields) or self._field_of(kind, name)
                yield self._problem(f"{kind} have no field '{name}'{how}")
                return
        if not self.known.unread & {kind, "vocabulary"}:
            yield from self._values(kind)

    def _field_swapped(self) -> str:
        """How to write a field and a list of words that stand in each other's place."""
        field, words = self.given.get("field"), self.given.get("enumeration")
        kind = self.given.get("kind")
        fields = _fields_of(kind) if kind in KINDS else ()
        if words not in fields or field in fields or field not in self.known.terms:
            return ""
        return f'the field comes before the list of its words: write "{words}", "{field}"'

    def _other_words(self, kind: str) -> str:
        """What to do about a field that holds no words of the enumeration that is named with it."""
        field, words = self.given.get("field"), self.given.get("enumeration")
        lists = _terms_of(kind)
        if field not in KINDS[kind].model.model_fields or words not in self.known.terms:
            return ""
        of = [name for name, terms in lists.items() if terms == words]
        if field in of or not (of or field in lists):
            return ""
        how = f'"{of[0]}", "{words}"' if of else f'"{field}", "{lists[field]}"'
        return f"'{field}' of {kind} holds no words of '{words}': write {how}"

    def _field_of(self, kind: str, name: str) -> str:
        """The field that has the word or the list given to `name`, else those that have one."""
        lists, words = _terms_of(kind), self.given.get("enumeration")
        value = self.given.get("where", {}).get(name)
        of = [
            field for field, terms in lists.items() if value in self.known.terms.get(terms, ())
        ] or [field for field, terms in lists.items() if terms == words]
        if len(of) == 1:
            return f': write {of[0]}="{value}"' if value else f': write "{of[0]}"'
        what = "count" if value else "group"
        return f". Fields to {what} by: {', '.join(lists)}" if lists else ""

    def _values(self, kind: str) -> Iterator[Problem]:
        """The words of fields that it goes by: terms of an enumeration, or entries."""
        every = set[str]().union(*self.known.terms.values(), *self.known.ids.values())
        for name, value in self.given.get("where", {}).items():
            known = self.known.terms.get(_terms_of(kind).get(name, ""), every)
            if isinstance(value, str) and _A_NAME.fullmatch(value) and value not in known:
                words = f"none of {kind} has '{value}' as its '{name}'"
                yield self._problem(words + self._instead(kind, name, value))

    def _instead(self, kind: str, name: str, value: str) -> str:
        """What to write for a word that its field has not: one of its list, if it has a list."""
        listed = self.known.terms.get(_terms_of(kind).get(name, ""), ())
        every = [term for words in self.known.terms.values() for term in words]
        if near := did_you_mean(value, listed or every):
            return near
        return (
            f": write one of {', '.join(listed)}" if listed else ": mend the word, or take it away"
        )

    def _options(self) -> Iterator[Problem]:
        """The options that the template of a part, or of an entry, takes."""
        name, kind = self.given.get("name"), self.given.get("kind")
        if self.macro == "part" and isinstance(name, str):
            template, what = f"parts/{name}.md.j2", f"the part '{name}'"
        elif self.macro in ("entry", "entries") and kind in KINDS:
            template, what = f"entries/{kind}.md.j2", f"an entry in {kind}"
        else:
            yield from map(self._problem, filter(None, [self._depth()]))
            return
        if not self.offered.has(template):
            near = did_you_mean(str(name), self.offered.parts)
            how = near or f". Parts: {', '.join(self.offered.parts)}"
            yield self._problem(f"there is no part '{name}'{how}")
            return
        options = self.given.get("options", {})
        if words := self._depth():
            yield self._problem(words)
            return
        for option, value in options.items():
            if option in _LISTS and isinstance(value, str):
                yield self._problem(f"'{option}' is a list: write {option}=[{_each_quoted(value)}]")
                return
        takes = self.offered.options(template) if options else ANY
        for option in options:
            if self.macro == "entries" and option in ("id", "ids"):
                words = f'the ids follow the kind: write entries("{kind}", "…", "…")'
                yield self._problem(words)
            elif option not in takes and takes != ANY:
                near = did_you_mean(option, takes) or (
                    _takes(takes) if self.macro == "part" else ""
                )
                yield self._problem(f"{what} takes no '{option}'{near}")

    def _depth(self) -> str:
        """What is wrong with how deep headings are to lie."""
        depth = self.given.get(_LEVEL, self.given.get("options", {}).get(_LEVEL))
        if isinstance(depth, str):
            return f"'{_LEVEL}' is a whole number, without quotes, such as {_LEVEL}=2"
        if type(depth) is int and depth not in _LEVELS:
            few = f"from {_LEVELS[0]} to {_LEVELS[-1]}"
            return f"'{_LEVEL}' is a number {few}, and this is {depth}"
        return ""

    def _terms(self) -> Iterator[Problem]:
        """The words of the vocabulary that a part goes by: it shows nothing for any other."""
        terms = {term for words in self.known.terms.values() for term in words}
        every = terms.union(*self.known.ids.values())
        for option, value in self.given.get("options", {}).items():
            is_word = option in _TERMS and isinstance(value, str) and "id" not in self.given
            if is_word and value not in every and not self.known.unread:
                near = did_you_mean(value, terms) or ": mend the word, or take it away"
                yield self._problem(f"no '{option}' is called '{value}'{near}")

    def _lists(self) -> Iterator[Problem]:
        """The entries in a list that a part is given: it shows nothing for any other."""
        lists = (o.value for o in self.call.kwargs if o.key in _OF_ENTRIES)
        names = [
            _written(n)
            for one in lists
            if isinstance(one, (nodes.List, nodes.Tuple))
            for n in one.items
        ]
        every = {id_ for ids in self.known.ids.values() for id_ in ids} if names else set()
        for name in [] if self.known.unread else names:
            if not isinstance(name, str) or name in every:
                continue
            if (each := _each_quoted(name)) != f'"{name}"':
                yield self._problem(f"each has quotes of its own: write {each}")
            else:
                near = did_you_mean(name, every) or ": mend the word, or take it away"
                words = f"no entry is called '{name}'{near}"
                yield Problem(self.file, self.call.lineno, words, (ENTRY, name))

    def _purposes(self) -> Iterator[Problem]:
        """What the contacts of an organisation are for."""
        for name in self.given.get("purposes", ()):
            if isinstance(name, str) and name not in PURPOSES:
                near = did_you_mean(name, PURPOSES) or f": write one of {', '.join(PURPOSES)}"
                yield self._problem(f"no contacts are for '{name}'{near}")

    def _lacking(self, error: PydanticCustomError | None) -> Iterator[Problem]:
        if error is not None:
            found = error.context or {}
            lacks = (found["kind"], found["value"]) if "kind" in found else None
            yield Problem(self.file, self.call.lineno, error.message(), lacks)

    def _problem(self, words: str) -> Problem:
        return Problem(self.file, self.call.lineno, words)


@cache
def _fields_of(kind: str) -> list[str]:
    """What the entries of a kind have that a page can go by."""
    model = KINDS[kind].model
    return [*(name for name in dir(model) if not name.startswith("_")), *model.model_fields]


@cache
def _terms_of(kind: str) -> dict[str, str]:
    """The fields of a kind that hold a word of a list, each with that list."""
    return {
        name: rule.enumeration
        for name, of in KINDS[kind].model.model_fields.items()
        for rule in of.metadata
        if isinstance(rule, Term)
    }


_LEVEL = "level"
"""The option that says how deep headings lie, from 2: a number, in all that takes it."""

_LEVELS = range(2, 7)
"""Above them is the title of the page, and HTML has none below."""


def _each_quoted(names: str) -> str:
    """Several names in one text, each in quotes of its own; the text itself where it holds none."""
    several = [name for name in _BETWEEN.split(names) if name]
    named = several if all(re.fullmatch(r"[a-z\d/-]+", name) for name in several) else [names]
    return ", ".join(f'"{name}"' for name in named)


_BETWEEN = re.compile(r"[,;]?\s+(?:and\s+)?|[,;]")


def _takes(options: frozenset[str]) -> str:
    names = sorted(options - {"kind", "entry"})
    return f": it takes {', '.join(names)}" if 0 < len(names) <= _A_FEW else ""


_A_FEW = 8
"""So many options can be told at once."""

_TERMS = ("area", "audience", "reader")
"""Options that are words of the vocabulary, in all that takes them."""

_OF_ENTRIES = ("ids", "only")
"""Options that are lists of entries, in all that takes them."""

_LISTS = (*_OF_ENTRIES, "groups")
"""Options that are lists, in all that takes them."""


def _written(node: nodes.Expr) -> Any:
    """What an argument is; None where it is worked out only when the page is built."""
    return node.value if isinstance(node, nodes.Const) else None


def _each(make: Callable[[Any], Any], given: Any) -> Any:
    """What `make` makes of an argument, of each of several, or of each of those with names."""
    if isinstance(given, tuple):
        return tuple(map(make, given))
    if isinstance(given, dict):
        return {name: make(value) for name, value in given.items()}
    return make(given)


def _listed(node: nodes.Expr) -> Sequence[Any] | None:
    """What a list holds, with None for what is not known yet; None where it is no list."""
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return [_written(item) for item in node.items]
    value = _written(node)
    return value if isinstance(value, (list, tuple)) else None


_A_LIST = "a list"
_WORD = (str, "str", "str | None")


def _no_word(node: nodes.Expr) -> str:
    """What is written where a word belongs; empty where it is one, or is not known yet."""
    value = node.value if isinstance(node, nodes.Const) else None
    if _listed(node) is not None:
        return _A_LIST
    if isinstance(node, nodes.Dict) or isinstance(value, dict):
        return "a group of keys"
    return "" if value is None or isinstance(value, str) else f"'{value}'"


def _form(signature: inspect.Signature) -> str:
    """What a call takes, in its brackets: behind the name of what may be several stand dots."""
    names = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
    return re.sub(r"(?<!\*)\*(\w+)", r"\1, …", str(inspect.Signature(names)))
