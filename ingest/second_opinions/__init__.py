"""Optional second opinions on what the rules found: off unless asked for, measured apart.

An arbiter of boundaries (:mod:`arbiter`) makes mentions surer or less sure; a language model (:mod:`language_model`)
proposes names that the rules did not see. Neither changes or removes anything that the rules found.
"""
