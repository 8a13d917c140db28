package io.earnest.gateway.page;

/** A controller of pages outside this package: what goes wrong there is told as a page, too. */
public interface OwnPage {}
