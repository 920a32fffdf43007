"""The templates of pages: those of this package, and those of a package above it."""

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

HERE = "claimx.pages"


def load_templates(*packages: str, escaped: bool = True) -> Environment:
    """The templates of packages and of this one.

    Args:
        packages: whose folders ``templates`` are looked into first.
        escaped: whether what is filled in is escaped for HTML.
    """
    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, HERE)]),
        autoescape=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
