package io.earnest.chassis.call;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache's client as all calls to services use it, on the caller's own (virtual) thread. It does as it is told and no more:
 * no redirect followed, no cookie or password kept, no body decompressed, and nothing repeated. By itself it would send a
 * request anew whose connection broke or which was answered with 429 or 503, a POST too: retries are {@link Remote}'s.
 */
public final class ServiceHttp {
    private ServiceHttp() {}

    /**
     * A pool of connections that ends those which nobody has used for {@link CallConfiguration#IDLE}.
     *
     * @param most to all services together
     * @param mostPerService past it a call waits
     * @param connect how long a new connection may take, where a call says nothing else
     * @param answer how long an answer may keep silent, where a call says nothing else
     */
    public static PoolingHttpClientConnectionManager connections(
            int most, int mostPerService, Timeout connect, Timeout answer) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(mostPerService)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(answer)
                        .setIdleTimeout(Timeout.of(CallConfiguration.IDLE))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(answer)
                        .build())
                .build();
    }

    /**
     * A client that owns the pool: closing it closes the connections.
     *
     * @param forConnection how long a call waits for a connection of a pool that is used up
     * @param answer how long an answer may keep silent, where a call says nothing else
     */
    public static CloseableHttpClient client(
            PoolingHttpClientConnectionManager connections, Timeout forConnection, Timeout answer) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(forConnection)
                        .setResponseTimeout(answer)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(CallConfiguration.IDLE))
                .build();
    }
}
