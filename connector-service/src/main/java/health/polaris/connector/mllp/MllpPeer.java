package health.polaris.connector.mllp;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Who is at the other end of one connection. Two connections of one system are two. */
final class MllpPeer {

    private final String source;

    private MllpPeer(String source) {
        this.source = source;
    }

    /** @param secured after the handshake, where there is one */
    static MllpPeer of(InetAddress address, Socket secured) {
        return new MllpPeer(subject(secured, address.getHostAddress()));
    }

    private static String subject(Socket socket, String address) {
        if (socket instanceof SSLSocket tls) {
            try {
                return tls.getSession().getPeerPrincipal().getName();
            } catch (SSLPeerUnverifiedException showedNone) {
                return address;
            }
        }
        return address;
    }

    /** The subject of the certificate that it showed, else its address. */
    String source() {
        return source;
    }
}
