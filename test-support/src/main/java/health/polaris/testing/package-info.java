/** How the tests of all services start one, call it over HTTP, make tokens, and keep to the house's architecture. */
@NullMarked
package health.polaris.testing;

import org.jspecify.annotations.NullMarked;
