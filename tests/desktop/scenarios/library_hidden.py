"""The plugin is loaded while a library is hidden: it is there, and says what it lacks."""

import sys

import desk
from works_extents.plugin.host import dependencies

desk.the_plugin()
before = list(sys.path)
folder = dependencies.add_library_folder()
lacking = dependencies.missing()
print("MISSING", [lack.library for lack in lacking])
print(dependencies.message(lacking))
# Whatever is in the folder comes last, and what QGIS itself stands on stays where it is.
assert sys.path[-1] == str(folder), sys.path
assert [part for part in sys.path if part != str(folder)] == [part for part in before if part != str(folder)]
assert not arguments or lacking
