/** The ways into the console. */
@NullMarked
package health.polaris.connector.console.login;

import org.jspecify.annotations.NullMarked;
