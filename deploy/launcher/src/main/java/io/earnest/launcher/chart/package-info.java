/** ./earnest chart: the Helm chart, made of the overlays for Kustomize. */
@NullMarked
package io.earnest.launcher.chart;

import org.jspecify.annotations.NullMarked;
