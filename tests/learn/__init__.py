"""Tests of quizzes, paths, scenarios and self-assessments."""
