/** Charts as numbers: what templates draw as SVG, each beside a table that says the same. */
@NullMarked
package io.earnest.gateway.chart;

import org.jspecify.annotations.NullMarked;
