@org.jspecify.annotations.NullMarked
package io.earnest.images;
