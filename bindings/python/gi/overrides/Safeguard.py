# SPDX-License-Identifier: LGPL-2.1-or-later
"""What makes the library read like Python.

Nothing is listed by name: every class of the namespace is gone through once,
when the module is imported, so that a new type needs no line here.

* Dates go in and out as `datetime.date`, moments as aware `datetime.datetime`,
  also where C takes text. Where a day is wanted, '2019-10-14' will do.
  A naive datetime is London time; an hour that the clocks skip is refused, of
  one that comes twice the first is meant (or the one that `fold` names).
* A class that has a new() is called to make one; a record takes its events at
  once, a concern or an incident its facts too:
  `Safeguard.Concern(thresholds, present=[...], absent=[...], facts={...}, events={...})`.
  Events may be dicts as the JSON door reads them:
  `Safeguard.Dispute(escalation, 'd-1', 'between-partners', parties=['police', 'health'],
  events=[{'type': 'raised', 'at': date(2020, 3, 2), 'by': 'police'}, ...])`.
* An error has the stable name of its code: `error.nick == 'unknown-fact'`.
* Lists come out as tuples, dictionaries (GVariant) as dicts, bytes as bytes.
* A getter without arguments is an attribute too: `ruling.level`, `ruling.emergency`; of get_due_day
  and get_due_time, `due` is the one that says more.
* `str()` and `repr()` show what to_text() says, or `repr()` which one it is:
  `<Safeguard.Level safeguarding-concerns>`; what a type calls equal is equal.
* Whole numbers are whole: a float is refused where the library counts.
"""
import datetime
import functools
import json
import keyword
import re
import zoneinfo

from gi.module import get_introspection_module
from gi.repository import Gio, GLib, GObject

_raw = get_introspection_module('Safeguard')
_LONDON = 'Europe/London'
_WHOLE_NUMBERS = {'gint8', 'guint8', 'gint16', 'guint16', 'gint32', 'guint32', 'gint64', 'guint64'}
_CALLABLE = type(_raw.error_quark)
_NAMES = ('get_id', 'get_edition', 'get_name', 'get_code')

__all__ = []


# --- values on their way in and out

def _date_to_glib(day):
    return GLib.Date.new_dmy(day.day, GLib.DateMonth(day.month), day.year)


def _moment_to_glib(moment):
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zoneinfo.ZoneInfo(_LONDON))
        back = moment.astimezone(datetime.timezone.utc).astimezone(moment.tzinfo)
        if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
            raise ValueError(f'{moment:%Y-%m-%d %H:%M} does not exist in London: '
                             'the clocks went forward over it')
    in_utc = moment.astimezone(datetime.timezone.utc)
    glib = GLib.DateTime.new_utc(in_utc.year, in_utc.month, in_utc.day, in_utc.hour,
                                 in_utc.minute, in_utc.second + in_utc.microsecond / 1e6)
    zone = getattr(moment.tzinfo, 'key', None)
    if zone is None:
        offset = int(moment.utcoffset().total_seconds())
        return glib.to_timezone(GLib.TimeZone.new_offset(offset))
    return glib.to_timezone(GLib.TimeZone.new_identifier(zone))


def _to_glib(value):
    if isinstance(value, datetime.datetime):
        return _moment_to_glib(value)
    if isinstance(value, datetime.date):
        return _date_to_glib(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return GLib.Bytes.new(bytes(value))
    return value


def _date_from_glib(day):
    return datetime.date(day.get_year(), int(day.get_month()), day.get_day())


def _moment_from_glib(moment):
    offset = datetime.timedelta(microseconds=moment.get_utc_offset())
    try:
        zone = zoneinfo.ZoneInfo(moment.get_timezone().get_identifier())
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = datetime.timezone(offset)
    in_utc = (datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
              + datetime.timedelta(seconds=moment.to_unix(),
                                   microseconds=moment.get_microsecond()))
    return in_utc.astimezone(zone)


def _from_glib(value):
    if isinstance(value, GLib.Date):
        return _date_from_glib(value) if value.valid() else None
    if isinstance(value, GLib.DateTime):
        return _moment_from_glib(value)
    if isinstance(value, Gio.ListModel):
        return tuple(value.get_item(i) for i in range(value.get_n_items()))
    if isinstance(value, GLib.Variant):
        return value.unpack()
    if isinstance(value, GLib.Bytes):
        return value.get_data() or b''
    if type(value) is tuple:
        return tuple(_from_glib(part) for part in value)
    return value


# --- functions

def _type_of(argument):
    # PyGObject 3.52 renamed it.
    return (getattr(argument, 'get_type_info', None) or argument.get_type)()


def _type_tag(argument):
    return _type_of(argument).get_tag_as_string()


def _whole_number(name, value):
    if isinstance(value, (float, bool)):
        raise TypeError(f'{name} is a whole number, not {value!r}')
    return value


def _text(_name, value):
    """Where a day or a time is wanted as text, Python's own will do."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def _day(name, value):
    if not isinstance(value, str):
        return _to_glib(value)
    try:
        if re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', value):
            return _date_to_glib(datetime.date.fromisoformat(value))
    except ValueError:
        pass
    raise ValueError(f'{name} is a day written YYYY-MM-DD, not {value!r}')


def _converter(argument):
    tag = _type_tag(argument)
    if tag in _WHOLE_NUMBERS:
        return _whole_number
    if tag == 'utf8':
        return _text
    if tag == 'interface' and _type_of(argument).get_interface().get_name() == 'Date':
        return _day
    return lambda _name, value: _to_glib(value)


def _converters(info):
    """Name and converter of each argument, in their order."""
    return [(argument.get_name(), _converter(argument)) for argument in info.get_arguments()]


def _adapted(info, bound):
    """A function that calls `info`; `bound` arguments come before the first it declares."""
    by_place = [(None, lambda _name, value: value)] * bound + _converters(info)
    by_name = dict(by_place)

    @functools.wraps(info)
    def call(*arguments, **named):
        converted = [convert(name, value) for (name, convert), value in zip(by_place, arguments)]
        converted += arguments[len(by_place):]
        named = {name: by_name[name](name, value) if name in by_name else value
                 for name, value in named.items()}
        try:
            return _from_glib(info(*converted, **named))
        except GLib.Error as error:
            error.nick = _nick_of(error)
            raise

    return call


def _nick_of(error):
    """The stable name of a code, "unknown-fact"; None for an error of another library."""
    return _raw.Error(error.code).value_nick if error.domain == 'SafeguardError' else None


def _adapt_method(klass, name, info):
    if info.is_method():
        setattr(klass, name, _adapted(info, 1))
        return
    # Looked up on the class, a constructor knows which class it makes.
    setattr(klass, name, staticmethod(_adapted(getattr(klass, name), 0)))


# --- classes

def _attribute(getter):
    """A property that asks the getter of the object's own class, whatever it is by then."""
    return property(lambda self: getattr(self, getter)(), doc=f'What {getter}() answers.')


def _day_or_time(getter):
    def answer(self):
        time = getattr(self, getter + '_time')()
        return time if time is not None else getattr(self, getter + '_day')()
    return property(answer, doc='A datetime where the time matters, else a date, or None.')


def _add_attributes(klass, methods):
    for name, info in methods.items():
        prefix = next((prefix for prefix in ('get_', 'is_') if name.startswith(prefix)), None)
        if prefix is None or not info.is_method() or info.get_arguments():
            continue
        attribute = name[len(prefix):]
        if keyword.iskeyword(attribute):
            attribute += '_'
        if not hasattr(klass, attribute):
            setattr(klass, attribute, _attribute(name))
        if attribute.endswith('_day') and name[:-len('day')] + 'time' in methods:
            setattr(klass, attribute[:-len('_day')], _day_or_time(name[:-len('_day')]))


def _show(self):
    return f'<Safeguard.{type(self).__name__} {self.to_text()!r}>'


def _show_name(getter):
    def show(self):
        name = getattr(self, getter)()
        return f'<Safeguard.{type(self).__name__}{" " + name if name else ""}>'
    return show


def _add_text(klass, methods):
    name = next((name for name in _NAMES if name in methods), None)
    if 'to_text' in methods and not methods['to_text'].get_arguments():
        klass.__str__ = lambda self: self.to_text()
        klass.__repr__ = _show
    elif name is not None:
        klass.__repr__ = _show_name(name)


def _add_equality(klass, methods):
    """By the type's own equal(); else objects that only hold values are compared by them."""
    if 'equal' in methods:
        def same(self, other):
            return isinstance(other, klass) and bool(self.equal(other))
    elif klass.__name__ in ('Citation', 'Issue'):
        def same(self, other):
            return isinstance(other, klass) and self.to_text() == other.to_text() \
                and all(getattr(self, name)() == getattr(other, name)()
                        for name in methods if name.startswith(('get_', 'is_')))
    else:
        return
    klass.__eq__ = lambda self, other: same(self, other) if isinstance(other, klass) \
        else NotImplemented
    klass.__ne__ = lambda self, other: not self == other
    klass.__hash__ = lambda self: hash(str(self))


# --- making

def _add_fact(case, fact, value):
    if isinstance(value, bool):
        (case.add_present if value else case.add_absent)(fact)
    elif isinstance(value, str):
        case.set_choice(fact, value)
    else:
        case.set_number(fact, value)


def _fill_case(case, present=(), absent=(), facts=None):
    if isinstance(present, str) or isinstance(absent, str):
        raise TypeError('present and absent are lists of facts, not one text')
    for fact in present:
        case.add_present(fact)
    for fact in absent:
        case.add_absent(fact)
    for fact, value in dict(facts or {}).items():
        _add_fact(case, fact, value)


def _recorded(moment):
    """When it was written down; of a day without a time, by its end."""
    if isinstance(moment, str):
        moment = (datetime.date if len(moment) == len('2019-10-07') else datetime.datetime) \
            .fromisoformat(moment)
    if isinstance(moment, datetime.date) and not isinstance(moment, datetime.datetime):
        return datetime.datetime.combine(moment, datetime.time(23, 59, 59, 999999))
    return moment


def _make_event(type, at, by=None, id=None, recorded=None, **payload):
    """An event as the JSON door reads it: what is not its own is its payload."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False) if payload else None
    return _raw.Event.new_full(type, at, id, _recorded(recorded), by, text)


def _fill_events(record, events=None):
    """`events` maps a type to when, or lists pairs, triples (the third: by whom), dicts, Events."""
    for event in events.items() if hasattr(events, 'items') else events or ():
        if hasattr(event, 'keys'):
            event = _make_event(**event)
        elif not isinstance(event, _raw.Event):
            event = _make_event(*event)
        record.append(event)


def _add_construction(klass):
    fillings = [(fill, names) for base, fill, names in (
        (_raw.Case, _fill_case, ('present', 'absent', 'facts')),
        (_raw.Record, _fill_events, ('events',))) if issubclass(klass, base)]

    def make(cls, *arguments, **named):
        given = [(fill, {name: named.pop(name) for name in names if name in named})
                 for fill, names in fillings]
        made = cls.new(*arguments, **named)
        for fill, values in given:
            fill(made, **values)
        return made

    klass.__new__ = make
    klass.__init__ = lambda self, *_arguments, **_named: None


def _refuse_construction(self, *_arguments, **_named):
    raise TypeError(f'a Safeguard.{type(self).__name__} is made by the library only')


def _adapt_class(klass):
    methods = {name: info for name, info in vars(klass).items() if isinstance(info, _CALLABLE)}
    for name, info in methods.items():
        _adapt_method(klass, name, info)
    if not issubclass(klass, GObject.Object):
        return
    _add_attributes(klass, methods)
    _add_text(klass, methods)
    _add_equality(klass, methods)
    if 'new' in methods:
        _add_construction(klass)
    elif not any(info.is_constructor() for info in methods.values()):
        klass.__init__ = _refuse_construction


def _adapt_namespace():
    for name in dir(_raw):
        if name.startswith('_'):
            continue
        member = getattr(_raw, name)
        if isinstance(member, _CALLABLE):
            globals()[name] = _adapted(member, 0)
            __all__.append(name)
        elif isinstance(member, type) and hasattr(member, '__info__'):
            _adapt_class(member)


_adapt_namespace()
