/** The component kit in the house's clothes: our colours, type and corners, the page's style nonce, the chosen language. */
import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, type ReactNode } from 'react';
import { useScheme, type Scheme } from '../app/scheme.js';
import { useLanguage } from '../i18n/language.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The kit reckons with colours, so it is given the values of our variables as they stand now. */
function themeOf(scheme: Scheme): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const active = { activeBorderColor: color('--ink-2'), hoverBorderColor: color('--ink-3') };
  const halo = `0 0 0 2px ${color('--halo')}`;
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: color('--red-fill'),
      colorInfo: color('--ink-2'),
      colorError: color('--red'),
      colorLink: color('--ink'),
      colorText: color('--ink'),
      colorTextSecondary: color('--ink-2'),
      colorTextTertiary: color('--ink-3'),
      colorTextPlaceholder: color('--ink-3'),
      colorBorder: color('--line-strong'),
      colorBorderSecondary: color('--line'),
      colorBgLayout: color('--paper'),
      colorBgContainer: color('--field'),
      colorBgElevated: color('--card'),
      colorFillAlter: color('--paper'),
      borderRadius: 4,
      borderRadiusLG: 6,
      controlHeight: 36,
      fontSize: 14,
      fontFamily: 'var(--sans)',
      boxShadow: 'var(--shadow-float)',
      boxShadowSecondary: 'var(--shadow-float)',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      DatePicker: { activeShadow: halo, ...active },
      Select: { activeOutlineColor: color('--halo'), optionSelectedBg: color('--paper-deep'), ...active },
      InputNumber: { activeShadow: halo, ...active },
    },
  };
}

export function Kit({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const scheme = useScheme();
  const look = useMemo(() => themeOf(scheme), [scheme]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      theme={look}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
