/** What the tariff says of reading: fetched from rewards-service, whose it is. */
@NullMarked
package io.earnest.article.tariff;

import org.jspecify.annotations.NullMarked;
