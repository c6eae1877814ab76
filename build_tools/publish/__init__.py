"""What stands between the finished pages and the published site: MkDocs' and Material's ways tamed.

None of it imports MkDocs; `mkdocs_hooks.py` does.
"""
