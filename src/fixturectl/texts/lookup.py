"""Which wording a reader gets: locale by locale, then tenant by tenant, the first hit wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import locales
from fixturectl.locales import is_pseudo, without_extensions
from fixturectl.store.sealed import is_sealed
from fixturectl.store.tree import catalog_path, texts_path
from fixturectl.store.yaml_nodes import Mapping, Scalar
from fixturectl.texts import phrases, placeholders, pseudo
from fixturectl.texts.glossary import Glossaries
from fixturectl.texts.marks import UNMARKED, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.tree import Tree
    from fixturectl.texts.marks import Marks
    from fixturectl.texts.phrases import Catalog, Entry
    from fixturectl.texts.placeholders import Parsed, Words


class Form:
    """One string of a text: the whole of it, or what it says for one plural category.

    `pieces` keeps what rendering read from it, for each kind of field.
    """

    __slots__ = ("parsed", "pieces", "scalar", "sealed")

    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar
        self.sealed = is_sealed(scalar)
        self.parsed: Parsed = placeholders.parse("" if self.sealed else scalar.value)
        self.pieces: dict[str, Any] = {}

    def disguised(self, locale: str) -> Form:
        """Return the form as a pseudo-locale says it."""
        made = Form(self.scalar)
        made.parsed = pseudo.disguised(self.scalar.value, self.parsed, locale)
        return made


class Text:
    """A text as one tenant says it in one locale; `forms` is keyed by plural category or "=N".

    A text without plural has `single` and no `forms`. A text of a wrong shape has neither: the
    schema check reports it. `marks` are those of its file. Its plural forms are chosen by the rule
    of `counted`: of a pseudo-locale's text, that is the language it was made from.
    """

    __slots__ = (
        "counted",
        "forms",
        "key",
        "locale",
        "marks",
        "node",
        "pseudo",
        "single",
        "tenant",
    )

    def __init__(
        self, key: Scalar, node: object, tenant: str, locale: str, marked: Marks = UNMARKED
    ) -> None:
        self.key = key
        self.node = node
        self.tenant = tenant
        self.locale = locale
        self.counted = locale
        self.marks = marked
        self.pseudo: dict[str, Text] = {}  # by locale, itself as pseudo-locales say it
        self.single = Form(node) if isinstance(node, Scalar) and not node.is_null else None
        self.forms: dict[str, Form] = {}
        if isinstance(node, Mapping):
            forms = ((name.value, form) for name, form in node)
            self.forms = {name: Form(form) for name, form in forms if isinstance(form, Scalar)}

    def __iter__(self) -> Iterator[Form]:
        if self.single is not None:
            yield self.single
        yield from self.forms.values()

    def disguised(self, locale: str) -> Text:
        """Return the text as a pseudo-locale says it, the same one each time."""
        made = self.pseudo.get(locale)
        if made is None:
            made = self.pseudo[locale] = Text(self.key, None, self.tenant, locale, self.marks)
            made.node = self.node
            made.counted = self.counted
            made.single = self.single and self.single.disguised(locale)
            made.forms = {name: form.disguised(locale) for name, form in self.forms.items()}
        return made


class Phrase(NamedTuple):
    """A phrase as found: `locale` is where, `origin` the entry it came from.

    `words` are what a pseudo-locale makes of it, none in any other.
    """

    text: str
    locale: str
    origin: Entry | None
    words: tuple[Words, ...] = ()


class Shelf:
    """Every text file and catalog that was read, parsed once for all renderings of a store."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.glossaries = Glossaries(tree)
        self._texts: dict[str, dict[str, Text]] = {}
        self._catalogs: dict[str, Catalog | None] = {}
        self._chains: dict[tuple[str, str], tuple[str, ...]] = {}
        self.unreadable: dict[str, tuple[Diagnostic, ...]] = {}  # text files read, by path

    def texts(self, tenant: str, locale: str, fixture: str) -> dict[str, Text]:
        """Return the texts that one tenant's file of one locale holds, empty without a file."""
        path = texts_path(tenant, locale, fixture)
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = dict(self._read(path, tenant, locale))
        return found

    def _read(self, path: str, tenant: str, locale: str) -> Iterator[tuple[str, Text]]:
        document = self.tree.document(path)
        root = document.root if document is not None else None
        if document is not None and document.problems:
            self.unreadable[path] = document.problems
        entries = root.get("texts") if isinstance(root, Mapping) else None
        if isinstance(root, Mapping) and isinstance(entries, Mapping):
            marked = marks(root)
            for key, node in entries:
                yield key.value, Text(key, node, tenant, locale, marked)

    def mark(self) -> int:
        """Return how many files of texts were read."""
        return len(self._texts)

    def forget(self, size: int = 0) -> None:
        """Drop the texts that were read, all but the first `size` files; catalogs stay."""
        while len(self._texts) > size:
            self._texts.popitem()
        placeholders.forget()

    def catalog(self, locale: str) -> Catalog | None:
        """Return the phrases of one locale, None without a catalog."""
        if locale not in self._catalogs:
            content = self.tree.content(catalog_path(locale))
            self._catalogs[locale] = (
                None if content is None else phrases.read(catalog_path(locale), content)
            )
        return self._catalogs[locale]

    def chain(self, tenant: Tenant, locale: str) -> tuple[str, ...]:
        """Return the locales in which a reader of `locale` is served, best first."""
        known = (tenant.id, locale)
        if known not in self._chains:
            folders = (self.tree.locales(name) for name in tenant.lineage)
            available = dict.fromkeys([*tenant.locales, *(tag for tags in folders for tag in tags)])
            self._chains[known] = locales.candidates(
                locale, tuple(available), tenant.default_locale, tenant.source_locale
            )
        return self._chains[known]


class Wording:
    """The texts and phrases of one fixture for one tenant and one locale."""

    __slots__ = ("_found", "_phrases", "_pseudo", "chain", "fixture", "shelf", "tenant")

    def __init__(self, shelf: Shelf, tenant: Tenant, fixture: str, locale: str) -> None:
        self.shelf = shelf
        self.tenant = tenant
        self.fixture = fixture
        self.chain = shelf.chain(tenant, locale)
        self._pseudo = without_extensions(locale) if is_pseudo(locale) else ""
        self._found: dict[str, Text | None] = {}
        self._phrases: dict[str, Phrase] = {}

    def text(self, key: str) -> Text | None:
        """Return the text that wins, None where no locale of the chain has it."""
        if key not in self._found:
            found = next(self.candidates(key), None)
            if self._pseudo and found is not None and found.locale != self._pseudo:
                found = found.disguised(self._pseudo)
            self._found[key] = found
        return self._found[key]

    def candidates(self, key: str) -> Iterator[Text]:
        """Yield every text of that key in lookup order: the first wins and hides the rest."""
        for locale in self.chain:
            for tenant in self.tenant.lineage:
                found = self.shelf.texts(tenant, locale, self.fixture).get(key)
                if found is not None:
                    yield found

    def keys(self, chain: Sequence[str] = ()) -> list[str]:
        """Return the keys that any file of the chain has, in the order of lookup."""
        found = (
            self.shelf.texts(tenant, locale, self.fixture)
            for locale in chain or self.chain
            for tenant in self.tenant.lineage
        )
        return list(dict.fromkeys(key for texts in found for key in texts))

    def problems(self) -> Iterator[Diagnostic]:
        """Yield why text files that were looked into can't be read: their texts seem missing."""
        if self.shelf.unreadable:
            for locale in self.chain:
                for tenant in self.tenant.lineage:
                    path = texts_path(tenant, locale, self.fixture)
                    yield from self.shelf.unreadable.get(path, ())

    def phrase(self, message: str) -> Phrase:
        """Return a phrase in the first locale that has it; in the source locale it is itself."""
        if message not in self._phrases:
            found = self._phrase(message)
            if self._pseudo and found.locale != self._pseudo:
                found = self.disguised(found)
            self._phrases[message] = found
        return self._phrases[message]

    def disguised(self, phrase: Phrase) -> Phrase:
        """Return a phrase as a pseudo-locale says it, in any other as it is."""
        if not self._pseudo:
            return phrase
        words = pseudo.disguised_phrase(phrase.text, self._pseudo)
        said = "".join(part.text for part in words)
        return phrase._replace(text=said, locale=self._pseudo, words=words)

    def _phrase(self, message: str) -> Phrase:
        for locale in self.chain:
            catalog = self.shelf.catalog(locale)
            found = catalog.get(message) if catalog is not None else None
            if found is not None:
                return Phrase(found.text, locale, found)
            if locale == self.tenant.source_locale:
                break
        return Phrase(message, self.tenant.source_locale, None)
