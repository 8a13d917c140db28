/** What the images are made of, held against known holes and newer patches: {@code ./earnest test supply}. */
@org.jspecify.annotations.NullMarked
package io.earnest.launcher.supply;
