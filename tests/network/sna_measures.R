# Rscript sna_measures.R FOLDER: writes the seven networks of emon into the folder, then prints what sna measures of
# each network in it. A network is NAME.csv with one row per unit: its kind, then the row of the matrix. Each printed
# line is NAME, measure and values, separated by tabs.
suppressPackageStartupMessages(library(sna))
folder <- commandArgs(trailingOnly = TRUE)[1]

data(emon, package = "network")
for (name in names(emon)) {
  matrix <- as.sociomatrix(emon[[name]])
  kinds <- network::get.vertex.attribute(emon[[name]], "Sponsorship")
  rows <- data.frame(kinds, unname(matrix))
  write.table(rows, file.path(folder, paste0("emon-", name, ".csv")),
              sep = ",", row.names = FALSE, col.names = FALSE)
}

for (file in list.files(folder, pattern = "[.]csv$", full.names = TRUE)) {
  rows <- read.csv(file, header = FALSE, stringsAsFactors = FALSE)
  kinds <- as.character(rows[[1]])
  graph <- unname(as.matrix(rows[-1]))
  either <- 1 * ((graph + t(graph)) > 0)
  put <- function(measure, values) {
    cat(sub("[.]csv$", "", basename(file)), measure, format(as.numeric(values), digits = 15), sep = "\t")
    cat("\n")
  }
  put("density", gden(graph))
  put("dyad_reciprocity", grecip(graph, measure = "dyadic.nonnull"))
  put("arc_reciprocity", grecip(graph, measure = "edgewise"))
  put("transitivity", gtrans(graph, measure = "weak"))
  put("triads", triad.census(graph))
  put("undirected_transitivity", gtrans(either, mode = "graph", measure = "weak"))
  put("in_degree", centralization(graph, degree, cmode = "indegree"))
  put("out_degree", centralization(graph, degree, cmode = "outdegree"))
  put("total_degree", centralization(graph, degree, cmode = "freeman"))
  put("betweenness", centralization(graph, betweenness))
  put("undirected_degree", centralization(either, degree, mode = "graph"))
  put("undirected_betweenness", centralization(either, betweenness, mode = "graph"))
  if (is.connected(either)) {
    put("undirected_closeness", centralization(either, closeness, mode = "graph"))
  }
  put("coreness", kcores(either, mode = "graph"))
  put("cut_points", cutpoints(either, mode = "graph"))
  put("correlation", gcor(graph, t(graph)))
  groups <- match(kinds, sort(unique(kinds), method = "radix"))
  put("blocks", t(blockmodel(graph, groups, block.content = "density")$block.model))
  put("brokerage", t(brokerage(graph, kinds)$raw.nli))
}
