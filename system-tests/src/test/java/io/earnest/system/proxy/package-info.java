/** What stands between two processes, so that a test can make a way slow, cut it, or stop the world between two writes. */
package io.earnest.system.proxy;
