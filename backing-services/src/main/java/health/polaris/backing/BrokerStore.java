package health.polaris.backing;

/** Where the embedded broker keeps queues and messages, as Qpid's virtual host node and the virtual host in it. */
record BrokerStore(String node, String virtualHost) {
    /** Gone with the process. */
    static final BrokerStore MEMORY = new BrokerStore("Memory", "Memory");
    /** One Derby database for queues and messages; survives the death of the process. */
    static final BrokerStore DERBY = new BrokerStore("DERBY", "ProvidedStore");

    /**
     * Qpid's own configuration. Credentials, port and folder are variables that the caller puts into the context, so
     * that no password is written to disk.
     */
    String configuration() {
        return """
                {
                  "name": "polaris",
                  "modelVersion": "8.0",
                  "context": {
                    "queue.behaviourOnUnknownDeclareArgument": "IGNORE",
                    "exchange.behaviourOnUnknownDeclareArgument": "IGNORE",
                    "broker.failStartupWithErroredChild": "true",
                    "broker.failStartupWithErroredChildScope": "ALL",
                    "store.filesystem.maxUsagePercent": "100"
                  },
                  "authenticationproviders": [{
                    "name": "users",
                    "type": "Plain",
                    "secureOnlyMechanisms": [],
                    "users": [{"name": "${polaris.user}", "type": "managed", "password": "${polaris.password}"}]
                  }],
                  "ports": [{
                    "name": "amqp",
                    "type": "AMQP",
                    "bindingAddress": "127.0.0.1",
                    "port": "${polaris.port}",
                    "protocols": ["AMQP_0_9_1"],
                    "authenticationProvider": "users",
                    "virtualhostaliases": [{"name": "root", "type": "patternMatchingAlias", "pattern": "/?"}]
                  }],
                  "virtualhostnodes": [{
                    "name": "polaris",
                    "type": "%s",
                    "defaultVirtualHostNode": true,
                    "virtualHostInitialConfiguration": "{\\"name\\": \\"polaris\\", \\"type\\": \\"%s\\"}"
                  }]
                }
                """.formatted(node, virtualHost);
    }
}
