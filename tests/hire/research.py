"""What the research on the Americans with Disabilities Act says of the source's questions.

Three that it calls low were read again on 2026-11-25: what the Handbook looks for in an answer is
one's own experience, so they are to be asked with care.
"""

RATINGS = [
    ("ways-to-use-lived-experience", "medium"),
    ("peer-support-in-own-recovery", "high"),
    ("when-to-share-your-story", "low-medium"),
    ("life-experience-of-value", "low-medium"),
    ("learned-through-own-use", "high"),
    ("define-the-role", "low"),
    ("comfortable-modelling-recovery", "medium"),
    ("personal-knowledge-of-recovery", "high"),
    ("someone-who-is-resigned", "low-medium"),
    ("pioneering-and-partnership", "low-medium"),
    ("change-agent-through-experience", "medium"),
    ("apprehensive-staff", "low"),
    ("calming-a-situation", "low"),
    ("own-experience-in-this-setting", "high"),
    ("situations-that-disturb", "low-medium"),
    ("if-the-job-adds-stress", "medium"),
    ("dependability", "low"),
    ("structure-or-independence", "low"),
    ("a-forensic-setting", "low"),
    ("conflict-with-a-co-worker", "low"),
    ("scenario-unpaid-bills", "low"),
]
"""Each question of the source, in its order, with its rating."""
