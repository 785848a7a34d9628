"""The plugin is loaded while a library is hidden: it is there, and says what it lacks."""

import sys

import desk
from works_extents.plugin.host import dependencies

desk.the_plugin()
folder = dependencies.add_library_folder()
lacking = dependencies.missing()
print("MISSING", [lack.library for lack in lacking])
print(dependencies.message(lacking))
# What QGIS and other plugins stand on is found first.
others = [at for at, part in enumerate(sys.path) if "dist-packages" in part or "qgis/python" in part]
assert others and max(others) < sys.path.index(str(folder)), sys.path
assert not arguments or lacking
