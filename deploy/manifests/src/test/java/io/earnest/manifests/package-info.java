/** The manifests of deploy/, built as a cluster would get them and held to schemas and to policies of our own. */
package io.earnest.manifests;
