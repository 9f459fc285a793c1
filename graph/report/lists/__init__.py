"""The five lists, one file each."""

from graph.report.lists.clusters import clusters
from graph.report.lists.firms import firms
from graph.report.lists.policies import policies
from graph.report.lists.problems import problems
from graph.report.lists.projects import projects

LISTS = (firms, projects, clusters, problems, policies)
"""What draws each list, in the order in which they are handed in."""
