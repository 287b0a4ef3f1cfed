"""Find profiles of one person, and stories that are written twice, in time that grows as the gallery does.

`fingerprints` takes from each profile what is compared, `pairs` proposes pairs, `evidence` judges each pair. The rule
`near_duplicate` puts it into words.
"""
