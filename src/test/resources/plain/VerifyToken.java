import com.sun.net.httpserver.HttpServer;
import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A user's program in plain Java SE: nothing but the jar on its class path. */
public class VerifyToken {

    public static void main(String[] arguments) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();

        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = jwkSet((RSAPublicKey) pair.getPublic()).getBytes("UTF-8");
        issuer.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        String environment = "http://127.0.0.1:" + issuer.getAddress().getPort();

        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environmentUrl(URI.create(environment))
                .audience("https://api.example")
                .build()) {
            String jwt = token(pair, environment);
            for (int time = 0; time < 2; time++) { // the second time from the cache of verified tokens
                VerifiedAccessToken token = verifier.verify(jwt);
                System.out.println("verified " + token.subject() + " " + token.scopes());
            }
            try {
                verifier.verify(jwt.substring(0, jwt.length() - 8) + "AAAAAAAA");
                System.out.println("accepted a tampered token");
            } catch (InvalidTokenException refused) {
                System.out.println("refused " + refused.reason());
            }
        } finally {
            issuer.stop(0);
        }
    }

    private static String token(KeyPair pair, String issuer) throws Exception {
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}";
        String claims = "{\"iss\":\"" + issuer + "\",\"aud\":[\"https://api.example\"],\"sub\":\"m2morg_1\",\"client_id\":\"m2morg_1\","
                + "\"oid\":\"org_1\",\"jti\":\"t1\",\"iat\":" + now + ",\"nbf\":" + now + ",\"exp\":" + (now + 300)
                + ",\"scopes\":[\"read:deployments\"]}";
        String signed = base64url(header.getBytes("UTF-8")) + "." + base64url(claims.getBytes("UTF-8"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes("US-ASCII"));
        return signed + "." + base64url(signature.sign());
    }

    private static String jwkSet(RSAPublicKey key) {
        byte[] modulus = key.getModulus().toByteArray();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\""
                + base64url(modulus[0] == 0 ? Arrays.copyOfRange(modulus, 1, modulus.length) : modulus) + "\",\"e\":\""
                + base64url(key.getPublicExponent().toByteArray()) + "\"}]}";
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
