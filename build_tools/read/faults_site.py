"""Explanations of what can be wrong with the settings of the site."""

FAULTS = {
    "W01": """A site that cannot be built.

Besides the edition the site needs two files: `mkdocs.yml` beside `docs/`, and its home page,
`docs/index.md`. The first must name the theme and the plugin, or nothing of the edition reaches the
site:

    site_name: My edition
    theme: {name: material, font: false}
    plugins: [edition]

The formats that `edition write` makes need neither.""",
}
