"""Explanations of what can be wrong with the files of reading packs."""

FAULTS = {
    "F11": """Answers without their pack.

The answers to the exercises of `docs/teaching/first-meeting.md` stand in
`docs/teaching/first-meeting.answers.md`: the same name, and `.answers` before `.md`. For this file
of answers there is no such pack. Correct one of the two names.""",
    "Y14": """A heading of an exercise that cannot be read.

An exercise of a pack stands below the heading of a section (`## Questions`) and begins with a
heading of its own: three number signs, its id, then the paragraphs it is on (none: the whole
reading), then the skill that it asks for, which may be left out. The question itself stands below.

    ### q1 ¶9-11, 13 explain

The skills are `recall`, `explain`, `apply`, `analyse` and `judge`. In a file of answers the heading
is the id alone: `### q1`.

The sections `Questions`, `Discussion`, `Tasks` and `Rubric` are known by these words. A heading
that is nearly one of them (`## Question`) makes a section of your own, and is told.""",
}
