/**
 * The operators' window (docs/console.md): pages made here of what the services' own routes answer to the operator's own token, so that
 * nothing can be seen or done in it that the API would refuse, and each look at a person is recorded where it is answered.
 */
@NullMarked
package health.polaris.connector.console;

import org.jspecify.annotations.NullMarked;
