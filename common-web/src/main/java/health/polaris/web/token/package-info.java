/** Tokens that services make: for calls of each other, and for who has shown a code (contracts/platform.md §4.6, §4.8). */
@NullMarked
package health.polaris.web.token;

import org.jspecify.annotations.NullMarked;
