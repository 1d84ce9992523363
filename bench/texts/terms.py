"""The glossary that every store of the measurement has."""

from __future__ import annotations

# Forms as their dictionaries list them.
TERMS: dict[str, dict[str, tuple[str, ...]]] = {
    "password": {
        "fr": ("mot de passe",),
        "es": ("contraseña", "clave"),
        "de": ("Passwort", "Kennwort"),
        "pt": ("senha",),
        "ja": ("パスワード",),
        "ar": ("كلمة المرور", "كلمة السر", "كلمة سر", "كلمة مرور"),
        "pl": ("hasło", "haseł", "haśle"),
    },
    "file": {
        "fr": ("fichier",),
        "es": ("archivo", "fichero"),
        "de": ("Datei",),
        "pt": ("arquivo", "ficheiro"),
        "ja": ("ファイル",),
        "ar": ("ملف",),
        "pl": ("plik",),
    },
}
