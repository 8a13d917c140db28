/** Prometheus and Grafana beside the local system, where they are installed. */
@NullMarked
package io.earnest.launcher.observe;

import org.jspecify.annotations.NullMarked;
