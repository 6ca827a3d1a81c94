package health.polaris.backing;

import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/** Hears from Qpid's launcher what its methods do not tell: whether the start failed, and the port it found. */
final class StartupObserver extends SystemLauncherListener.DefaultSystemLauncherListener {

    private @Nullable RuntimeException failure;
    private @Nullable SystemConfig<?> system;

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
        system = systemConfig;
    }

    @Override
    public void errorOnStartup(RuntimeException exception) {
        failure = exception;
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }

    int boundPort() {
        if (system == null || !(system.getContainer() instanceof Broker<?> broker)) {
            throw new IllegalStateException("The embedded AMQP broker has no port");
        }
        return broker.getChildren(Port.class).iterator().next().getBoundPort();
    }
}
