package io.github.scalekit4ee.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.github.scalekit4ee.AccessTokenVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Who takes part, each as its documentation says to use it. */
final class Contestants implements AutoCloseable {

    static final String FLOOR = "floor: base64 and one Signature.verify";
    static final String JOSE4J = "jose4j";
    static final String JOSE4J_ON_DEFAULT = "jose4j, signature by SunRsaSign";
    static final String COLD = "scalekit4ee, cache off";
    static final String HIT = "scalekit4ee, cache hit";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Contestant> all = new ArrayList<>();

    /** Everybody, admitted. */
    Contestants(SampleToken sample) {
        add(sample, FLOOR, floor(sample.key()));
        add(sample, COLD, scalekit4ee(sample, 0)::verify);
        add(sample, HIT, scalekit4ee(sample, 10_000)::verify);
        add(sample, JOSE4J, jose4j(sample.key(), null)::process);
        add(sample, JOSE4J_ON_DEFAULT, jose4j(sample.key(), "SunRsaSign")::process);
        add(sample, "SmallRye JWT", smallRye(sample.key()));
        add(sample, "Nimbus JOSE+JWT", nimbus(sample));
        add(sample, "jjwt", jjwt(sample.key()));
        add(sample, "auth0 java-jwt", auth0(sample.key()));
        add(sample, "Vert.x auth-jwt", vertx(sample.key()));
        add(sample, "fusionauth-jwt", fusionAuth(sample.key()));
    }

    private void add(SampleToken sample, String name, Contestant.Check check) {
        all.add(new Contestant(name, check).admitted(sample));
    }

    List<Contestant> all() {
        return List.copyOf(all);
    }

    Contestant named(String name) {
        return all.stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no contestant " + name + "."));
    }

    private AccessTokenVerifier scalekit4ee(SampleToken sample, int cacheSize) {
        AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environmentUrl(sample.scalekit().environmentUrl())
                .issuers(SampleToken.ISSUER)
                .audience(SampleToken.AUDIENCE)
                .tokenCacheSize(cacheSize)
                .build();
        open.add(verifier);
        return verifier;
    }

    /** What nobody can leave out: three parts decoded, one signature verified by whatever provider comes first. */
    private static Contestant.Check floor(PublicKey key) {
        return token -> {
            int headerEnd = token.indexOf('.');
            int payloadEnd = token.indexOf('.', headerEnd + 1);
            // The cheapest conversion; all characters are ASCII.
            byte[] ascii = token.getBytes(StandardCharsets.ISO_8859_1);
            int decoded = decode(ascii, 0, headerEnd).length + decode(ascii, headerEnd + 1, payloadEnd).length;
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(ascii, 0, payloadEnd);
            if (!signature.verify(decode(ascii, payloadEnd + 1, ascii.length))) {
                throw new SignatureException();
            }
            return decoded;
        };
    }

    private static byte[] decode(byte[] ascii, int from, int to) {
        return Base64.getUrlDecoder()
                .decode(ByteBuffer.wrap(ascii, from, to - from))
                .array();
    }

    private static JwtConsumer jose4j(PublicKey key, String signatureProvider) {
        ProviderContext providers = new ProviderContext();
        providers.getSuppliedKeyProviderContext().setSignatureProvider(signatureProvider);
        return new JwtConsumerBuilder()
                .setJwsProviderContext(providers)
                .setRequireExpirationTime()
                .setExpectedIssuer(SampleToken.ISSUER)
                .setExpectedAudience(SampleToken.AUDIENCE)
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .build();
    }

    private static Contestant.Check smallRye(PublicKey key) {
        JWTAuthContextInfo context = new JWTAuthContextInfo(key, SampleToken.ISSUER);
        context.setExpectedAudience(Set.of(SampleToken.AUDIENCE));
        return new DefaultJWTParser(context)::parse;
    }

    private static Contestant.Check nimbus(SampleToken sample) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder(sample.key())
                        .keyID(sample.scalekit().signingKey().kid())
                        .build()))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                SampleToken.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(SampleToken.ISSUER).build(),
                Set.of("exp")));
        return token -> processor.process(token, null);
    }

    private static Contestant.Check jjwt(PublicKey key) {
        JwtParser parser = Jwts.parser()
                .verifyWith(key)
                .requireIssuer(SampleToken.ISSUER)
                .requireAudience(SampleToken.AUDIENCE)
                .build();
        return parser::parseSignedClaims;
    }

    private static Contestant.Check auth0(java.security.interfaces.RSAPublicKey key) {
        JWTVerifier verifier = JWT.require(Algorithm.RSA256(key, null))
                .withIssuer(SampleToken.ISSUER)
                .withAudience(SampleToken.AUDIENCE)
                .build();
        return verifier::verify;
    }

    private Contestant.Check vertx(PublicKey key) {
        Vertx vertx = Vertx.vertx();
        open.add(() -> vertx.close().toCompletionStage().toCompletableFuture().get());
        JWTAuth authentication = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm("RS256").setBuffer(pem(key)))
                        .setJWTOptions(
                                new JWTOptions().setIssuer(SampleToken.ISSUER).addAudience(SampleToken.AUDIENCE)));
        return token -> {
            Future<User> user = authentication.authenticate(new TokenCredentials(token));
            if (!user.isComplete() || user.failed()) {
                throw new SignatureException();
            }
            return user.result();
        };
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    /** It leaves issuer and audience to its caller. */
    private static Contestant.Check fusionAuth(PublicKey key) {
        RSAVerifier verifier = RSAVerifier.newVerifier(key);
        JWTDecoder decoder = io.fusionauth.jwt.domain.JWT.getDecoder();
        return token -> {
            io.fusionauth.jwt.domain.JWT jwt = decoder.decode(token, verifier);
            if (!SampleToken.ISSUER.equals(jwt.issuer)
                    || !(jwt.audience instanceof List<?> audience)
                    || !audience.contains(SampleToken.AUDIENCE)) {
                throw new SecurityException();
            }
            return jwt;
        };
    }

    /** The libraries and their versions, read from the names of their files. */
    static Map<String, Class<?>> libraries() {
        return Map.of(
                JOSE4J,
                JwtConsumer.class,
                "SmallRye JWT",
                DefaultJWTParser.class,
                "Nimbus JOSE+JWT",
                DefaultJWTProcessor.class,
                "jjwt",
                Jwts.class,
                "auth0 java-jwt",
                JWT.class,
                "Vert.x auth-jwt",
                JWTAuth.class,
                "fusionauth-jwt",
                RSAVerifier.class);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
