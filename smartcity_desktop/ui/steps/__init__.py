"""The first steps, one a file: who am I, identity, enrolment, edition, programme authority."""
