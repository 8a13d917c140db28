/** What only another program can tell of the manifests; not part of the whole run. */
package io.earnest.manifests.cluster;
