"""Results as they come, a JSON object a line, so that a long benchmark that was stopped goes on where it was."""
import json
import os


class Journal:
    """One file a size. It holds for one landcli, one plan of runs: another begins it anew."""

    def __init__(self, path, session, resume):
        self.path, self.records = path, []
        if resume and os.path.exists(path):
            with open(path) as f:
                # A line that was cut short is measured again.
                self.records = [json.loads(line) for line in f if line.endswith('\n')]
        same = self.records and all(self.records[0].get(k) == session[k] for k in ('landcli_sha256', 'size'))
        if same:
            self.records[0]['peers'] |= session['peers']
        else:
            self.records = []
        with open(path, 'w') as f:
            f.writelines(json.dumps(r) + '\n' for r in self.records)
        if not same:
            self.add({'kind': 'session', **session})

    def add(self, record):
        self.records.append(record)
        with open(self.path, 'a') as f:
            f.write(json.dumps(record, ensure_ascii=False) + '\n')

    def has(self, **keys):
        return any(all(r.get(k) == v for k, v in keys.items()) for r in self.records)
