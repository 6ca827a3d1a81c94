/** Messages over TCP in MLLP frames: the same pipeline and the same store as over HTTP. */
@NullMarked
package health.polaris.connector.mllp;

import org.jspecify.annotations.NullMarked;
