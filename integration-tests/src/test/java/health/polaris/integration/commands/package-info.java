/** The commands of README and docs, run as they stand there. */
@NullMarked
package health.polaris.integration.commands;

import org.jspecify.annotations.NullMarked;
