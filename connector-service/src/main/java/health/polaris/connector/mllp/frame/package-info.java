/** MLLP on the wire: the bytes around a message, read within bounds of time and memory. */
@NullMarked
package health.polaris.connector.mllp.frame;

import org.jspecify.annotations.NullMarked;
