"""What hostile, broken, slow and many clients get, and that others are served meanwhile.

    test_network.py LANDCLI RESULTS
"""
import concurrent.futures
import gzip
import json
import signal
import socket
import subprocess
import sys
import threading
import time

from server import Server, read_all, run, status_of

CLI, RESULTS = sys.argv[1:3]
STUDY = '/api/v1/studies/2020'


def problem(answer, status):
    """Checks that an answer is a problem (RFC 9457) of that status."""
    got, headers, body = answer
    assert got == status, f'{got}, not {status}: {body[:300]}'
    assert headers['Content-Type'] == 'application/problem+json', headers
    document = json.loads(body)
    assert document['status'] == status and document['type'].startswith('urn:landcli:problem:'), document
    assert document['title'] and document['detail'], document


def every_answer_carries_the_security_headers():
    with Server(CLI, RESULTS) as server:
        for path in ['/', '/assets/main.js', STUDY, '/nowhere', STUDY + '/ranking?limit=x']:
            _, headers, _ = server.get(path)
            policy = headers['Content-Security-Policy']
            assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy, policy
            assert 'unsafe' not in policy and '*' not in policy, policy
            assert headers['X-Content-Type-Options'] == 'nosniff', headers
            assert headers['Referrer-Policy'] == 'no-referrer', headers
            assert 'Access-Control-Allow-Origin' not in headers, headers


def paths_never_leave_the_server():
    with Server(CLI, RESULTS) as server:
        for path in ['/../../../../etc/passwd', '/assets/../../../etc/passwd', '/assets/%2e%2e/%2e%2e/etc/passwd',
                     '/assets/..%2f..%2fetc%2fpasswd', '/assets/%2fetc%2fpasswd', '/assets/....//etc/passwd',
                     '/assets/manifest.json', STUDY + '/documents/..%2f..%2f..%2fetc%2fpasswd',
                     STUDY + '/documents/ranked.geojson', '/assets/page.html%00.js', '/api/v1/studies/..%2f2020']:
            answer = server.raw(f'GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'.encode())
            assert status_of(answer) in (400, 404), (path, answer[:200])
            assert b'root:' not in answer, path


def malformed_requests_get_400():
    with Server(CLI, RESULTS) as server:
        for sent in [b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + bytes(200), b'GARBAGE\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n',
                     b'GET / HTTP/1.1\r\nHost localhost\r\n\r\n', b'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
                     b'GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
                     b'GET /?a=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
                     b'GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n']:
            answer = server.raw(sent)
            assert status_of(answer) == 400, (sent[:60], answer[:200])
            assert b'urn:landcli:problem:' in answer, answer[:300]
        assert server.get('/health')[0] == 200


def oversized_requests_get_what_is_stated():
    with Server(CLI, RESULTS) as server:
        problem(server.get('/?' + 'a' * 5000), 414)
        for field in [b'X: ' + b'a' * 20000, b'\r\n'.join(b'X%d: 1' % i for i in range(3000))]:
            answer = server.raw(b'GET / HTTP/1.1\r\nHost: localhost\r\n' + field + b'\r\n\r\n')
            assert status_of(answer) == 431, answer[:200]
        problem(server.get('/', method='POST', body=b'x' * 10_000_000), 413)
        assert b'HTTP/1.1 400 ' in server.raw(b'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n'), 'no method of HTTP'
        answer = server.raw(
            b'GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n')
        assert status_of(answer) == 413, answer[:200]
        for method in ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']:
            answer = server.get('/', method=method)
            problem(answer, 405)
            assert answer[1]['Allow'] == 'GET, HEAD', answer[1]


def parameters_have_limits():
    with Server(CLI, RESULTS) as server:
        for query in ['limit=501', 'limit=-1', 'limit=1e1', 'limit=', 'offset=99999999999999999999', 'sort=name', 'min=101',
                      'min=nan', 'max=inf', 'weights=yield_gap', 'weights=yield_gap=-1', 'weights=yield_gap=0',
                      'weights=yield_gap=1,yield_gap=1', 'weights=other=1', 'category=' + ','.join('0' * 65),
                      'category=999999', 'park=-1', 'state=lost', 'q=' + 'a' * 31, 'limit=1&limit=2', 'colour=red']:
            problem(server.get(f'{STUDY}/ranking?{query}'), 400)
        for path in ['/tiles/23/0/0', '/tiles/1/2/0', '/tiles/1/0/2', '/tiles/a/0/0', '/parcels/2000', '/parcels/-1',
                     '/parcels?lon=181&lat=0', '/parcels?lon=1', '/parcels?id=', '/export?format=shp', '/ranking?around=2000',
                     '/problems?limit=501', '/problems?class=', '/unusable?limit=1001', '/account?limit=1']:
            problem(server.get(STUDY + path), 400)
        for path in ['/layers/rivers', '/documents/secrets', '/nowhere', '/tiles/1/0', '/account/1']:
            problem(server.get(STUDY + path), 404)


def other_hosts_are_refused():
    """A page elsewhere whose name was bound to 127.0.0.1 gets nothing."""
    with Server(CLI, RESULTS) as server:
        for host in ['evil.example', f'evil.example:{server.port}', 'localhost.evil.example', '127.0.0.1.evil.example', '']:
            problem(server.get(STUDY, headers={'Host': host}), 421 if host else 421)
        for host in ['localhost', f'localhost:{server.port}', '127.0.0.1', f'[::1]:{server.port}', 'LOCALHOST']:
            assert server.get(STUDY, headers={'Host': host})[0] == 200, host


def a_token_is_asked_for_beyond_this_machine():
    refused = subprocess.run([CLI, 'serve', RESULTS, '--host', '0.0.0.0', '--port', '0'], capture_output=True, timeout=60)
    assert refused.returncode == 64, refused
    short = subprocess.run([CLI, 'serve', RESULTS, '--port', '0'], capture_output=True, timeout=60, env={'LANDCLI_TOKEN': 'short'})
    assert short.returncode == 64, short
    token = 'a-token-of-some-length'
    with Server(CLI, RESULTS, options=['--host', '0.0.0.0'], environment={'LANDCLI_TOKEN': token}) as server:
        server.host = '127.0.0.1'
        assert 'asks for the token' in ''.join(server.log) or time.sleep(1) or 'asks for the token' in ''.join(server.log)
        for given in [None, 'Bearer', 'Bearer ' + token[:-1], 'Bearer ' + token + 'x', 'Basic ' + token, token]:
            answer = server.get(STUDY, headers={'Authorization': given} if given else {})
            problem(answer, 401)
            assert answer[1]['WWW-Authenticate'].startswith('Bearer'), answer[1]
        assert server.get(STUDY, headers={'Authorization': 'Bearer ' + token})[0] == 200
        assert server.get('/')[0] == 200 and server.get('/health')[0] == 200
        problem(server.get(f'/?token={token}'), 400)
        problem(server.get(f'{STUDY}?access_token={token}&x=1'), 401)
        server.stop()
        assert all(token not in line for line in server.log), 'the token is in the log'


def what_a_client_has_is_not_sent_again():
    with Server(CLI, RESULTS) as server:
        for path in ['/', '/assets/leaflet.js', STUDY, STUDY + '/tiles/11/1667/887', STUDY + '/ranking', '/api/v1/openapi.json']:
            status, headers, body = server.get(path)
            assert status == 200 and body, path
            again = server.get(path, headers={'If-None-Match': f'W/"x", {headers["ETag"]}'})
            assert again[0] == 304 and again[2] == b'' and again[1]['ETag'] == headers['ETag'], (path, again)
            assert server.get(path, headers={'If-None-Match': '"other"'})[0] == 200
        tags = {server.get(f'{STUDY}/ranking?lang={lang}&min={low}')[1]['ETag'] for lang in ('zh', 'en') for low in (1, 2)}
        assert len(tags) == 4, tags


def answers_are_compressed_for_those_who_take_it():
    with Server(CLI, RESULTS) as server:
        for path in [STUDY, STUDY + '/ranking', STUDY + '/tiles/11/1667/887', '/assets/leaflet.js']:
            _, plain_headers, plain = server.get(path)
            _, headers, packed = server.get(path, headers={'Accept-Encoding': 'br, gzip;q=0.8'})
            assert headers['Content-Encoding'] == 'gzip' and 'Content-Encoding' not in plain_headers, path
            assert gzip.decompress(packed) == plain and len(packed) < len(plain), path
            assert headers['ETag'] != plain_headers['ETag'], path
            assert 'Accept-Encoding' in headers['Vary'], headers
            assert server.get(path, headers={'Accept-Encoding': 'gzip;q=0'})[2] == plain
        status, headers, body = server.get(STUDY, method='HEAD')
        assert status == 200 and body == b'' and int(headers['Content-Length']) > 500, headers


def slow_clients_end_and_others_are_served():
    """Heads that come a byte at a time get 408 after 10 s; in the meantime everyone else is answered at once."""
    with Server(CLI, RESULTS) as server:
        slow = [socket.create_connection((server.host, server.port)) for _ in range(100)]
        start = time.monotonic()
        worst = 0
        head = iter(b'GET / HTTP/1.1\r\nHost: localhost\r\nX: ' + b'a' * 1000)
        while time.monotonic() - start < 9:
            byte = bytes([next(head)])
            for s in slow:
                s.sendall(byte)
            before = time.monotonic()
            assert server.get(STUDY + '/ranking?limit=5')[0] == 200
            worst = max(worst, time.monotonic() - before)
            time.sleep(0.2)
        for s in slow:
            s.settimeout(6)
            answer = read_all(s)
            assert status_of(answer) == 408, answer[:200]
            s.close()
        assert worst < 3, f'others waited {worst:.1f} s'


def a_client_that_takes_nothing_does_not_hold_others():
    with Server(CLI, RESULTS) as server:
        idle = []
        for _ in range(40):
            s = socket.create_connection((server.host, server.port))
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            s.sendall(f'GET {STUDY}/export?format=geojson HTTP/1.1\r\nHost: localhost\r\n\r\n'.encode())
            idle.append(s)
        for _ in range(20):
            assert server.get(STUDY + '/ranking?limit=5')[0] == 200
        assert server.resident()[1] < 400, server.resident()
        for s in idle:
            s.close()


def two_hundred_at_once_are_served_in_bounded_memory():
    with Server(CLI, RESULTS) as server:
        paths = [f'{STUDY}/ranking?weights=yield_gap={1 + i},tax_gap=1&limit=100' for i in range(40)]
        paths += [f'{STUDY}/tiles/{z}/{x}/{y}' for z, x, y in [(9, 416, 221), (11, 1667, 887), (13, 6670, 3548)]]
        paths += [STUDY + '/export?format=csv', STUDY + '/distribution', STUDY + '/parcels/7', '/']
        with concurrent.futures.ThreadPoolExecutor(200) as pool:
            statuses = list(pool.map(lambda i: server.get(paths[i % len(paths)], timeout=120)[0], range(1000)))
        assert set(statuses) == {200}, {s: statuses.count(s) for s in set(statuses)}
        now, most = server.resident()
        assert most < 500, f'{most:.0f} MiB'
        print(f'      200 clients, 1,000 requests: {now:.0f} MiB resident, {most:.0f} MiB at most')


def beyond_the_limit_of_connections_the_answer_is_503():
    with Server(CLI, RESULTS) as server:
        held = [socket.create_connection((server.host, server.port)) for _ in range(512)]
        time.sleep(1)
        answer = server.raw(b'', wait=5)
        assert status_of(answer) == 503 and b'Retry-After' in answer, answer[:300]
        for s in held:
            s.close()
        time.sleep(1)
        assert server.get('/health')[0] == 200


def it_stops_cleanly():
    """SIGTERM lets an answer under way end, closes idle connections, and exits with 0; SIGINT does too."""
    for number in (signal.SIGTERM, signal.SIGINT):
        with Server(CLI, RESULTS) as server:
            idle = socket.create_connection((server.host, server.port))
            taking = socket.create_connection((server.host, server.port))
            taking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
            taking.sendall(f'GET {STUDY}/export?format=geojson HTTP/1.1\r\nHost: localhost\r\n\r\n'.encode())
            first = taking.recv(1024)
            outcome = []
            stopper = threading.Thread(target=lambda: outcome.append(server.stop(number)))
            stopper.start()
            time.sleep(0.5)
            taking.settimeout(20)
            rest = first + read_all(taking)
            stopper.join(30)
            assert rest.endswith(b'0\r\n\r\n'), rest[-100:]
            assert outcome and outcome[0][0] == 0, (outcome, server.log[-3:])
            idle.close()


def a_client_that_takes_nothing_does_not_hold_the_stop():
    with Server(CLI, RESULTS) as server:
        stuck = socket.create_connection((server.host, server.port))
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        # Several answers, more than the system's buffers hold.
        stuck.sendall(f'GET {STUDY}/export?format=geojson HTTP/1.1\r\nHost: localhost\r\n\r\n'.encode() * 8)
        time.sleep(1)
        status, seconds = server.stop()
        assert status == 0 and seconds < 15, (status, seconds)
        stuck.close()


def the_log_is_json():
    with Server(CLI, RESULTS) as server:
        server.get(STUDY + '/ranking?limit=1&q=%22%0a%1b[31m')
        server.stop()
        lines = [json.loads(line) for line in server.log if line.startswith('{')]
        assert [line['message'] for line in lines].count('request') == 1, lines
        request = next(line for line in lines if line['message'] == 'request')
        assert request['status'] == 200 and request['method'] == 'GET' and request['ms'] > 0, request


def a_port_that_is_taken_is_said():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        s.listen()
        port = s.getsockname()[1]
        ended = subprocess.run([CLI, 'serve', RESULTS, '--port', str(port)], capture_output=True, timeout=60)
        assert ended.returncode == 74 and str(port).encode() in ended.stderr, ended


run([every_answer_carries_the_security_headers, paths_never_leave_the_server, malformed_requests_get_400,
     oversized_requests_get_what_is_stated, parameters_have_limits, other_hosts_are_refused,
     a_token_is_asked_for_beyond_this_machine, what_a_client_has_is_not_sent_again,
     answers_are_compressed_for_those_who_take_it, slow_clients_end_and_others_are_served,
     a_client_that_takes_nothing_does_not_hold_others, two_hundred_at_once_are_served_in_bounded_memory,
     beyond_the_limit_of_connections_the_answer_is_503, it_stops_cleanly,
     a_client_that_takes_nothing_does_not_hold_the_stop, the_log_is_json, a_port_that_is_taken_is_said])
